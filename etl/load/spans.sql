-- Years and days that numbers are kept for, the themes that items have
-- together, and where each item belongs; `counts-…` add up by them.

create macro work.spans_of(day) as if(day is null, [0], [
    year(day), year(day) * 10000 + month(day) * 100 + day(day)
])::integer[];

insert into spans by name
with days as (
    select distinct meeting_date as day from meetings
)

select spans_of(day)[-1] as span, year(day)::integer as year, day is null as is_year, day as first_day,
    day as last_day
from days
union all by name
select distinct year(day)::integer as span, year(day)::integer as year,
    true as is_year, make_date(year(day)::integer, 1, 1) as first_day,
    make_date(year(day)::integer, 12, 31) as last_day
from days
where day is not null
order by span;

create table work.set_of_item as
with gathered as (
    select item_id, list(distinct theme_id order by theme_id) as themes
    from item_themes
    group by item_id
)

select item_id, themes, dense_rank() over (order by themes)::integer
    as theme_set
from gathered;

insert into theme_sets by name
with sets as (
    select distinct theme_set, themes from set_of_item
),

members as (
    select theme_set, unnest(themes) as theme_id from sets
)

select theme_set, theme_id, true as is_own
from members
union all
select distinct m.theme_set, h.parent_id, false
from members m
join themes h using (theme_id)
where h.parent_id is not null
    and not exists (
        select 1 from members o
        where o.theme_set = m.theme_set and o.theme_id = h.parent_id
    )
union all
select 0, null, false
order by all;

create table work.placed as
select i.item_id, i.row_no, i.meeting_id, m.committee_id, m.meeting_date,
    i.position, i.title, i.is_procedural, i.completeness,
    coalesce(s.theme_set, 0) as theme_set
from items i
join meetings m using (meeting_id)
left join set_of_item s using (item_id);

drop table set_of_item;
