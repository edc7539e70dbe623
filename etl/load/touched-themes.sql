-- The items of a theme stand in the order of days.

update earlier.main.theme_items i
set place = i.place + d.shift
from (
    select theme_id, day, (sum(n) over (
            partition by theme_id order by day desc rows unbounded preceding)
            - n + 1 - first)::integer as shift
    from (
        select theme_id, coalesce(meeting_date, date '0001-01-01') as day,
            count(*) as n, min(place) as first
        from earlier.main.theme_items
        group by theme_id, day
    )
) d
where i.theme_id = d.theme_id and d.shift <> 0
    and coalesce(i.meeting_date, date '0001-01-01') = d.day;
