-- What can be searched: the figures and decisions within items, numbered by twos;
-- and which row of found has the words of each: those lists are long, so that none
-- is joined here.

insert into search_parts by name
select i.item_no, (2 * row_number() over (
        partition by i.item_no, s.sort order by s.row_no) - 2 + s.sort)::integer
    as part, s.source_id
from searchable s
join search_items i using (item_id)
where s.sort > 0
order by i.item_no, part;

create table work.unit_rows as
select i.item_no, 0 as part, u.rowid as row_no, u.length
from found.units u
join found.item_map m
    on u.document_id = m.document_id and u.source_id = m.found_item_id
join search_items i using (item_id)
where u.kind = 'item' and m.is_shown
union all
select p.item_no, p.part, u.rowid, u.length
from found.units u
join search_parts p
    on u.source_id = p.source_id and (u.kind = 'figure') = (p.part % 2 = 1)
semi join search_items i on p.item_no = i.item_no
where u.kind <> 'item';

create or replace macro work.weight_of(times, length, mean_length, part) as
round(100 * times * 2.2 / (times + 1.2 * (0.5 + 0.5 * length / mean_length))
    * if(part = 0, 1, 0.5))::utinyint;
