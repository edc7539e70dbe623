-- Which words do the agendas use?
with params as (
    select $council::varchar as council, $from::date as from_date, $to::date as to_date
)

select
    councils.short_name as council,
    meeting_date as met_on,
    items.title,
    items.words,
    'Minutes of ' || councils.name as source,
    '/meetings/' || meeting_id || '#' || item_id as href
from items
join meetings using (meeting_id)
join committees using (committee_id)
join councils using (council_id)
cross join params
where (params.council is null or council_id = params.council)
    and (params.from_date is null or meeting_date >= params.from_date)
    and (params.to_date is null or meeting_date <= params.to_date)
order by met_on, item_id
