-- Items as lists show them, newest meeting first, and those of each theme.

create temp table beginnings as
with counted as (
    select p.item_id, arg_max(p.char_start, p.char_end - p.char_start)
        as starts_at, 0 as figures, 0 as decisions
    from document_parts p
    join items i using (item_id, document_id)
    where p.kind = 'item'
    group by p.item_id
    union all
    select item_id, null, count(*), 0 from figure_list group by item_id
    union all
    select item_id, null, 0, count(*) from resolutions group by item_id
)

select item_id, max(starts_at) as starts_at, sum(figures)::integer as figures,
    sum(decisions)::integer as decisions
from counted
group by item_id;

insert into item_list by name
select *, row_number() over ()::integer as place
from (
    select i.item_id, p.meeting_id, p.meeting_date, p.committee_id,
        p.theme_set, p.is_procedural, i.item_number, p.title, p.completeness,
        substr(i.text,
            greatest(t.starts_at - i.char_start, 0)::integer + 1, 600)
            as beginning,
        coalesce(t.figures, 0) as figures, coalesce(t.decisions, 0) as decisions
    from items i
    join placed p using (item_id)
    left join beginnings t using (item_id)
    order by p.meeting_date desc nulls last, p.position, p.item_id
);

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

drop table beginnings;
