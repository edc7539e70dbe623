-- What was decided in items that an indicator's figures or claims come from.
insert into indicator_decisions by name
with touched as (
    select indicator_id, item_id from indicator_figures
    union
    select indicator_id, item_id from claims where indicator_id is not null
)

select t.indicator_id, d.item_id, d.resolution_id, d.text, d.action, d.owner,
    d.due_date, d.title, d.meeting_id, d.meeting_date, d.committee_id,
    d.char_start
from touched t
join decision_list d using (item_id)
order by t.indicator_id, d.place;
