-- What was decided in items that one indicator's figures or claims come from?
with params as (
    select $indicator::varchar as indicator
)

select d.resolution_id, d.text, d.action, d.owner, d.due_date, d.title,
    d.meeting_date, o.short_name as council,
    '/meetings/' || d.meeting_id || '#' || d.item_id as href
from indicator_decisions d
join params p on d.indicator_id = p.indicator
join committees c using (committee_id)
join councils o using (council_id)
order by d.meeting_date desc nulls last, d.item_id, d.char_start
limit 200
