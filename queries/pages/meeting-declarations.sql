-- Who declared an interest at one meeting, in which words?
with params as (
    select $meeting::varchar as meeting
)

select d.person, d.quote, i.item_id, i.title,
    '/meetings/' || i.meeting_id || '#' || i.item_id as href
from declarations d
join items i using (item_id), params p
where i.meeting_id = p.meeting
order by i.position, d.char_start, d.person
