-- Items as lists show them, newest meeting first.

create table if not exists work.beginnings as
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

set variable before = (select count(*) from item_list);

insert into item_list by name
with begun as (
    select i.item_id, i.item_number, coalesce(t.figures, 0) as figures,
        coalesce(t.decisions, 0) as decisions,
        substr(i.text,
            greatest(t.starts_at - i.char_start, 0)::integer + 1, 600)
            as beginning
    from items i
    left join beginnings t using (item_id)
)

select *, (row_number() over () + getvariable('before'))::integer as place
from (
    select p.* exclude (position, row_no), i.* exclude (item_id)
    from begun i
    join placed p using (item_id)
    where coalesce(p.meeting_date, date '0001-01-01')
        between getvariable('first_day') and getvariable('last_day')
    order by p.meeting_date desc nulls last, p.position, p.item_id
);
