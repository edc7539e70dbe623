-- Items of each theme, newest meeting first.

-- A theme counts for itself and for the group it belongs to; only where several
-- of an item's themes count for one are there words to put together.
insert into theme_items by name
with reached as (
    select theme_id, theme_id as target from themes
    union all
    select theme_id, parent_id from themes where parent_id is not null
),

meeting as (
    select s.theme_set, r.target
    from theme_sets s
    join reached r using (theme_id)
    where s.is_own
    group by s.theme_set, r.target
    having count(*) > 1
),

tagged as (
    select r.target as theme_id, i.place as item_place, i.committee_id,
        i.meeting_date, t.weight, t.terms, m.target is null as is_alone
    from item_themes t
    join item_list i using (item_id)
    join reached r using (theme_id)
    left join meeting m on m.theme_set = i.theme_set and m.target = r.target
),

whole as (
    select * exclude (is_alone) from tagged where is_alone
    union all
    select theme_id, item_place, committee_id, meeting_date, max(weight),
        flatten(list(terms order by weight desc, terms))
    from tagged where not is_alone
    group by all
)

select *, row_number() over (
        partition by theme_id
        order by meeting_date desc nulls last, weight desc, item_place
    )::integer as place
from whole
order by theme_id, place;

drop table if exists beginnings;
