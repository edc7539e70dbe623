-- What postings are to be made of: items that were made anew. The others have the
-- words they had; they and the stems have other numbers, and what a word weighs
-- hangs on the mean length of all.

create table work.posted_items as
select item_no
from search_items
where item_id in (from new_items);

create view work.posted_rows as
from unit_rows
where item_no in (from posted_items);

create view work.posted_units as
from own_units
where item_no in (from posted_items);

create table work.part_numbers as
with lengths as (
    select item_no, part, length from unit_rows
    union all
    select distinct item_no, part, length from own_units
)

select o.item_no as old_no, l.part, i.item_no, l.length
from old_numbers o
join search_items i using (item_id)
join lengths l on l.item_no = i.item_no;

create table work.stem_numbers as
select o.stem_no as old_no, n.stem_no
from old_stems o
join (select distinct stem, stem_no from numbered) n using (stem);

set variable last_row = (select max(rowid) from postings);
set variable mean_length = (
    select any_value(mean_length) from searched_stretches
);

insert into postings by name
select s.stem_no, i.item_no, p.part, p.times, weight_of(
    p.times, i.length, getvariable('mean_length'), p.part) as weight
from postings p
join part_numbers i on p.item_no = i.old_no and p.part = i.part
join stem_numbers s on p.stem_no = s.old_no;

delete from postings where rowid <= getvariable('last_row');

drop table part_numbers;
drop table stem_numbers;
