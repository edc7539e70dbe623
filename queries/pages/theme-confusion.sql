-- Which themes that people marked were found as which others?
with params as (
    select 1 as one
)

select
    coalesce(m.label, 'No further theme') as marked,
    coalesce(f.label, 'nothing in its place') as found,
    c.items, c.items_in_all, c.marked is not distinct from c.found as is_right
from theme_confusions c
left join themes m on m.theme_id = c.marked
left join themes f on f.theme_id = c.found, params p
order by c.marked is null, m.label, c.items desc, f.label
