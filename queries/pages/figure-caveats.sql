-- What says that one figure cannot be taken at face value?
with params as (
    select $figure::varchar as figure
),

told as (
    select item_id
    from figures, params
    where figure_id = params.figure
)

select
    c.caveat_id, c.kind, c.quote, c.figure_id is not null as is_its_own,
    '/meetings/' || i.meeting_id || '#' || c.caveat_id as href
from caveats c
join items i using (item_id)
semi join told using (item_id), params
where c.figure_id = params.figure or c.covers_item
    or c.figure_id is null and c.kind in ('truncated', 'content-lost')
order by is_its_own desc, c.char_start, c.caveat_id
