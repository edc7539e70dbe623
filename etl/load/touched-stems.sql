-- Stems are numbered in their order, so that they move where one came or went; and
-- what a word weighs hangs on the mean length of all units.

update stem_stretches t
set units = t.units - g.units
from gone_units g
where t.stem_no = g.stem_no and t.stretch = g.stretch;

delete from stem_stretches where units = 0;

create table work.stems as
select stem, dense_rank() over (order by stem)::integer as stem_no
from (select distinct stem from search_words where stem <> '');

create table work.moved_stems as
select o.stem_no as old_no, n.stem_no
from old_numbered o
join stems n using (stem)
where o.stem_no <> n.stem_no;

update postings p
set stem_no = m.stem_no
from moved_stems m
where p.stem_no = m.old_no;

update stem_stretches t
set stem_no = m.stem_no
from moved_stems m
where t.stem_no = m.old_no;

create table work.numbered as
select distinct w.word_no, n.stem, n.stem_no
from earlier.found.words w
join stems n using (stem)
semi join new_words using (word_no);

set variable mean_length = (
    select round(sum(length) / ((select count(*) from search_items)
        + (select count(*) from search_parts))) + 1
    from (
        select sum(times) as length from postings
        union all
        select sum(length) from unit_rows
        union all
        select sum(times) from own_units
    )
);

create table work.searched_stretches as
select 0 as first_searched, 2147483647 as last_searched,
    getvariable('mean_length')::double as mean_length;

update postings p
set weight = weight_of(
    p.times, l.length, getvariable('mean_length'), p.part)
from (
    select item_no, part, sum(times)::integer as length
    from postings
    where getvariable('mean_length') <> getvariable('old_mean')
    group by item_no, part
) l
where p.item_no = l.item_no and p.part = l.part;
