-- Lists are made a stretch of days at a time, newest first; meetings without a
-- date come last. Each stretch reads what it lists from whole tables, so that
-- there are never more than some twenty.
create table work.day_stretches as
with days as (
    select coalesce(meeting_date, date '0001-01-01') as day, count(*) as items
    from placed
    group by day
),

cut as (
    select day, (sum(items) over (order by day desc) - 1)
        // (select greatest(25000, sum(items) // 20) from days) as stretch
    from days
)

select min(day) as first_day, max(day) as last_day
from cut
group by stretch
order by first_day desc;
