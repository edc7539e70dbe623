-- Each figure with every caveat that touches it: its own, and those that cover
-- its whole item.

insert into figure_caveats by name
with touching as (
    select f.figure_id, c.caveat_id, c.kind, c.quote
    from figures f
    join caveats c on c.figure_id = f.figure_id
    union
    select f.figure_id, c.caveat_id, c.kind, c.quote
    from figures f
    join caveats c on c.item_id = f.item_id and c.covers_item
)

from touching order by figure_id, kind, caveat_id;
