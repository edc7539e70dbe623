-- Figures and decisions stand in the order of meetings: those of one keep their
-- order, and begin where the meeting before it ends. Then the days whose items
-- are listed anew, as a day's stand in order of their positions.

create table work.begun_figures as
select meeting_id, (sum(n) over (
        order by meeting_date desc nulls last, meeting_id
        rows unbounded preceding) - n + 1 - first)::integer as shift
from (
    select meeting_id, meeting_date, count(*) as n, min(place) as first
    from earlier.main.figure_list
    group by meeting_id, meeting_date
);

create table work.moved_figures as
from begun_figures
where shift <> 0 and meeting_id not in (from listed_meetings);

update earlier.main.figure_list l
set place = l.place + m.shift
from begun_figures m
where l.meeting_id = m.meeting_id and m.shift <> 0;

update earlier.main.decision_list l
set place = l.place + m.shift
from (
    select meeting_id, (sum(n) over (
            order by meeting_date desc nulls last, meeting_id
            rows unbounded preceding) - n + 1 - first)::integer as shift
    from (
        select meeting_id, meeting_date, count(*) as n, min(place) as first
        from earlier.main.decision_list
        group by meeting_id, meeting_date
    )
) m
where l.meeting_id = m.meeting_id and m.shift <> 0;

create table work.touched_days as
from old_days
union
select coalesce(meeting_date, date '0001-01-01') as day
from built.main.meetings;

create or replace table part.placed as
from work.placed
where coalesce(meeting_date, date '0001-01-01') in (from touched_days);

create view part.items as
from earlier.main.items
semi join part.placed using (item_id);

delete from earlier.main.item_list
where coalesce(meeting_date, date '0001-01-01') in (from touched_days);
