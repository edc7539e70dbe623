-- What says that one figure cannot be taken at face value?
with told as (
    select l.item_id
    from figure_list l
    join figure_places p using (place)
    where p.figure_id = $figure::varchar
    union all
    select item_id
    from figures
    where review = 'rejected' and figure_id = $figure::varchar
)

select
    c.caveat_id, c.kind, c.quote, c.figure_id is not null as is_its_own,
    '/meetings/' || i.meeting_id || '#' || c.caveat_id as href
from caveats c
join items i using (item_id)
semi join told using (item_id)
where c.figure_id = $figure::varchar or c.covers_item
    or c.figure_id is null and c.kind in ('truncated', 'content-lost')
order by is_its_own desc, c.char_start, c.caveat_id
