-- What was each stretch of one document taken for?
with params as (
    select $document::varchar as document
),

parts as materialized (
    select d.*
    from document_parts d
    join params on d.document_id = document
)

select
    p.position, p.kind, p.item_id, p.char_start, p.char_end,
    i.title, i.item_number, i.completeness,
    '/meetings/' || i.meeting_id || '#' || i.item_id as href
from parts p
left join items i using (item_id)
order by p.position
