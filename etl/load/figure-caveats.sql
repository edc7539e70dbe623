-- Each figure with every caveat that touches it: its own, and those that cover
-- its whole item. Of very many that cover one item twenty stand for all, with
-- some of each kind.

insert into figure_caveats by name
with ranked as (
    select *, row_number() over (
            partition by item_id, kind order by char_start, caveat_id
        ) as of_kind
    from caveats
    where covers_item
),

covering as (
    from ranked
    qualify row_number() over (
        partition by item_id order by of_kind, caveat_id
    ) <= 20
),

touching as (
    select f.figure_id, c.caveat_id, c.kind, c.quote
    from figures f
    join caveats c on c.figure_id = f.figure_id
    union
    select f.figure_id, c.caveat_id, c.kind, c.quote
    from figures f
    join covering c on c.item_id = f.item_id
)

from touching order by figure_id, kind, caveat_id;
