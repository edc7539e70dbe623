-- Which documents tell of one meeting?
with params as (
    select $meeting::varchar as meeting
)

select
    d.document_id, any_value(d.title) as title, any_value(d.path) as path,
    any_value(d.source_url) as source_url, any_value(d.kind) as kind,
    count(*) filter (s.is_shown)::integer as items_shown,
    count(*)::integer as items,
    '/sources/' || d.document_id as href
from item_sources s
join items i using (item_id)
join documents d on d.document_id = s.document_id, params
where i.meeting_id = params.meeting
group by d.document_id
order by items_shown desc, path
