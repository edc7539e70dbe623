-- Which row of a document became which item.

create table found.item_map as
with keys as (
    select settled_id, same, any_value(best_id) as best_id,
        any_value(best_basis) as basis
    from ranked
    group by settled_id, same
),

distinct_keys as (
    select settled_id, same, best_id || case
        when row_number() over (
            partition by best_id order by basis = 'inferred', same
        ) = 1 then ''
        -- So short a mark may be that of another item too.
        when row_number() over (
            partition by best_id, left(md5(same), 6)
            order by basis = 'inferred', same
        ) = 1 then '-' || left(md5(same), 6)
        else '-' || md5(same)
    end as item_id
    from keys
)

select r.document_id, r.item_id as found_item_id, k.item_id,
    r.place = 1 as is_shown
from ranked r
join distinct_keys k on r.settled_id = k.settled_id and r.same = k.same;
