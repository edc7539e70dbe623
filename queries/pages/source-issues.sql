-- What should a reader of one document know?
with params as (
    select $document::varchar as document
)

select x.code, x.message, x.item_id, i.title,
    '/meetings/' || i.meeting_id || '#' || x.item_id as href
from issues x
left join items i using (item_id), params
where x.document_id = params.document
order by x.code, i.position nulls first, x.message
