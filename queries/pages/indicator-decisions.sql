-- What was decided in items that one indicator's figures or claims come from?
with params as (
    select $indicator::varchar as indicator
),

touched as (
    select f.item_id from figures f, params
    where f.indicator_id = params.indicator
    union
    select q.item_id from claims q, params
        where q.indicator_id = params.indicator
)

select r.resolution_id, r.text, r.action, r.owner, r.due_date, i.title,
    m.meeting_date, o.short_name as council,
    '/meetings/' || m.meeting_id || '#' || i.item_id as href
from touched
join resolutions r using (item_id)
join items i using (item_id)
join meetings m using (meeting_id)
join committees c using (committee_id)
join councils o using (council_id)
order by m.meeting_date desc nulls last, r.item_id, r.char_start
