-- Items stand in the order of days, and those of themes by their places: these
-- move where items of a later day came or went.

create table work.moved_days as
select *
from (
    select day, (sum(n) over (order by day desc rows unbounded preceding)
            - n + 1 - first)::integer as shift
    from (
        select coalesce(meeting_date, date '0001-01-01') as day, count(*) as n,
            min(place) as first
        from earlier.main.item_list
        group by day
    )
)
where shift <> 0;

update earlier.main.item_list i
set place = i.place + d.shift
from moved_days d
where coalesce(i.meeting_date, date '0001-01-01') = d.day;

delete from earlier.main.theme_items
where coalesce(meeting_date, date '0001-01-01') in (from touched_days);

update earlier.main.theme_items i
set item_place = i.item_place + d.shift
from moved_days d
where coalesce(i.meeting_date, date '0001-01-01') = d.day;

create view part.item_list as
from earlier.main.item_list
where coalesce(meeting_date, date '0001-01-01') in (from work.touched_days);

delete from earlier.main.meeting_agendas
where meeting_id in (from old_meetings)
    or meeting_id in (select meeting_id from part.placed);
