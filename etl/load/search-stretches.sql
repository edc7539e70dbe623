-- In which stretch of days of some fifty thousand items each is.

insert into search_stretches by name
with days as (
    select meeting_date as day, min(item_no) as first_item,
        max(item_no) as last_item
    from search_items
    group by meeting_date
)

select ((first_item - 1) // 50000)::integer as stretch,
    min(first_item) as first_item, max(last_item) as last_item,
    min(day) as first_day, max(day) as last_day,
    bool_or(day is null) as has_undated
from days
group by stretch
order by stretch;
