-- Each figure with every caveat that touches it: its own, and those that cover its whole item.

insert into figure_caveats by name
select f.figure_id, c.caveat_id, c.kind, c.quote
from figures f
join caveats c
    on c.figure_id = f.figure_id
    or c.covers_item and c.item_id = f.item_id
order by f.figure_id, c.kind, c.caveat_id;
