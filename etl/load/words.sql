-- What can be searched, numbered by stretches of days of some hundred thousand
-- items, newest first, and which row of found has the words of each; those lists
-- are long, so that none is joined here.

create table work.searched as
with days as (
    select coalesce(meeting_date, date '0001-01-01') as day, count(*) as items
    from placed
    group by day
),

dated as (
    select day, ((sum(items) over (order by day desc) - items) // 100000)
        ::integer as stretch
    from days
)

select s.item_id, s.kind, s.source_id, d.stretch, (row_number() over (
    order by d.stretch, s.sort, s.row_no))::integer as unit_no
from searchable s
join placed p using (item_id)
join dated d on d.day = coalesce(p.meeting_date, date '0001-01-01');

create table work.unit_rows as
select s.unit_no, s.stretch, u.rowid as row_no, u.length, true as is_item
from found.units u
join found.item_map m
    on u.document_id = m.document_id and u.source_id = m.found_item_id
join searched s on s.kind = 'item' and m.item_id = s.source_id
where u.kind = 'item' and m.is_shown
union all
select s.unit_no, s.stretch, u.rowid, u.length, false
from found.units u
join searched s on u.kind = s.kind and u.source_id = s.source_id
where u.kind <> 'item';

-- Units with another label have words of their own.
create table work.own_units as
select s.unit_no, s.stretch, s.kind = 'item' as is_item, o.word_no, o.times,
    sum(o.times) over (partition by s.unit_no)::integer as length
from own_words o
join searched s on s.kind = o.kind and s.source_id = o.source_id;

delete from unit_rows where unit_no in (select unit_no from own_units);
drop table own_words;

-- Postings of several stretches are made at once, as each reads all lists anew.
create table work.unit_stretches as
with said as (
    select sum(length) as length from unit_rows
    union all
    select sum(times) from own_units
)

select min(unit_no) as first_unit, max(unit_no) as last_unit,
    (select sum(length) from said) / (select count(*) from searched) + 1
        as mean_length
from searched
group by stretch // greatest(3, (select max(stretch) from searched) // 20)
order by first_unit;
