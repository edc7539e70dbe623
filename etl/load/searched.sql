-- How many items have their postings made at once, as each time all lists are
-- read anew; and how long a unit is in the mean, in whole words, so that what a word
-- weighs stays as it is when little is added.

create table work.searched_stretches as
with said as (
    select sum(length) as length from unit_rows
    union all
    select sum(times) from own_units
)

select min(first_item) as first_searched, max(last_item) as last_searched,
    (select round(sum(length) / ((select count(*) from search_items)
            + (select count(*) from search_parts))) + 1 from said)
        as mean_length
from search_stretches
group by stretch // greatest(6, (select max(stretch) from search_stretches) // 20)
order by first_searched;
