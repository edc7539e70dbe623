-- What was each stretch of one document taken for?
with params as (
    select $document::varchar as document
)

select
    p.position, p.kind, p.item_id, p.char_start, p.char_end,
    i.title, i.item_number, i.completeness,
    '/meetings/' || i.meeting_id || '#' || i.item_id as href
from document_parts p
left join items i using (item_id), params
where p.document_id = params.document
order by p.position
