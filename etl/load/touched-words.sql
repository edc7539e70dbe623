-- Items as a search numbers them, where some came or went: the others keep their
-- order, and move by as many.

set variable old_mean = (
    select round(sum(times) / ((select count(*) from search_items)
        + (select count(*) from search_parts))) + 1
    from postings
);

create table work.gone_numbers as
select item_no, stretch
from search_items
join old_day_stretches on meeting_date is not distinct from day
where item_id in (from old_items);

create table work.gone_units as
select p.stem_no, g.stretch, count(*) as units
from postings p
join gone_numbers g using (item_no)
group by p.stem_no, g.stretch;

delete from postings where item_no in (select item_no from gone_numbers);
delete from search_parts where item_no in (select item_no from gone_numbers);
delete from search_items where item_no in (select item_no from gone_numbers);

create table work.begun as
select meeting_id, count(*) as n, (sum(n) over (
        order by any_value(meeting_date) desc nulls last, meeting_id
        rows unbounded preceding) - n)::integer as before
from placed
group by meeting_id;

create table work.moved_items as
select unnest(range(o.before + 1, o.before + o.n + 1))::integer as item_no,
    b.before - o.before as shift
from old_begun o
join begun b using (meeting_id)
where b.before <> o.before and meeting_id not in (from old_meetings);

update postings p
set item_no = p.item_no + m.shift
from moved_items m
where p.item_no = m.item_no;

update search_parts p
set item_no = p.item_no + m.shift
from moved_items m
where p.item_no = m.item_no;

update search_items i
set item_no = i.item_no + m.shift
from moved_items m
where i.item_no = m.item_no;

update search_items i
set place_no = n.place_no
from old_places o
join search_places n
    on n.committee_id = o.committee_id and n.year is not distinct from o.year
where i.place_no = o.place_no and n.place_no <> o.place_no;

update search_items i
set row_no = p.row_no, theme_set = p.theme_set
from placed p
where p.item_id = i.item_id
    and (p.row_no <> i.row_no or p.theme_set <> i.theme_set);

insert into search_items by name
select (b.before + row_number() over (
        partition by p.meeting_id order by p.position, p.item_id))::integer
    as item_no, p.item_id, p.row_no, s.place_no, p.meeting_date, p.theme_set
from placed p
join begun b using (meeting_id)
join search_places s on s.committee_id = p.committee_id
    and s.year is not distinct from year(p.meeting_date)
where p.item_id in (from new_items);
