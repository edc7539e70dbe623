-- Units with another label have words of their own; and how many items have
-- their postings made at once, as each time all lists are read anew.

create table work.own_units as
with units as (
    select item_no, 0 as part, 'item' as kind, item_id as source_id
    from search_items
    where item_id in (select source_id from own_words where kind = 'item')
    union all
    select item_no, part, if(part % 2 = 1, 'figure', 'decision'), source_id
    from search_parts
    where source_id in (select source_id from own_words where kind <> 'item')
)

select u.item_no, u.part, o.word_no, o.times,
    sum(o.times) over (partition by u.item_no, u.part)::integer as length
from own_words o
join units u using (kind, source_id);

delete from unit_rows where (item_no, part) in (
    select item_no, part from own_units
);

drop table own_words;

create table work.searched_stretches as
with said as (
    select sum(length) as length from unit_rows
    union all
    select sum(times) from own_units
)

select min(first_item) as first_searched, max(last_item) as last_searched,
    (select sum(length) from said) / ((select count(*) from search_items)
        + (select count(*) from search_parts)) + 1 as mean_length
from search_stretches
group by stretch // greatest(6, (select max(stretch) from search_stretches) // 20)
order by first_searched;
