-- Units with another label have words of their own.

create table work.own_units as
with units as (
    select item_no, 0 as part, 'item' as kind, item_id as source_id
    from search_items
    where item_id in (select source_id from own_words where kind = 'item')
    union all
    select item_no, part, if(part % 2 = 1, 'figure', 'decision'), source_id
    from search_parts
    semi join search_items using (item_no)
    where source_id in (select source_id from own_words where kind <> 'item')
)

select u.item_no, u.part, o.word_no, o.times,
    sum(o.times) over (partition by u.item_no, u.part)::integer as length
from own_words o
join units u using (kind, source_id);

create table work.own_rows as
select row_no
from unit_rows
where (item_no, part) in (select item_no, part from own_units);

delete from unit_rows where row_no in (from own_rows);

drop table own_words;
