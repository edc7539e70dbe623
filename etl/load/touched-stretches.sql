-- How many units of each stretch have a stem, as long as no day came to another.

create or replace table work.numbered as
select stem_no, stem from stems;

create table work.day_stretches_now as
select meeting_date as day, ((min(item_no) - 1) // 50000)::integer as stretch
from search_items
group by meeting_date;

set variable has_moved = (
    select count(*) > 0
    from old_day_stretches o
    join day_stretches_now n on o.day is not distinct from n.day
    where o.stretch <> n.stretch
);

create table work.made_units as
select p.stem_no, d.stretch, count(*)::integer as units
from postings p
join search_items i using (item_no)
join day_stretches_now d on i.meeting_date is not distinct from d.day
where i.item_id in (from new_items)
group by p.stem_no, d.stretch;

update stem_stretches t
set units = t.units + m.units
from made_units m
where t.stem_no = m.stem_no and t.stretch = m.stretch;

insert into stem_stretches by name
select m.*
from made_units m
anti join stem_stretches t
    on t.stem_no = m.stem_no and t.stretch = m.stretch;
