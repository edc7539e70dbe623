-- An index for BM25 ranking (Robertson and Zaragoza 2009), as tables; postings
-- are made some stretches at a time and are in order of the stem within each, so
-- that a question reads few row groups. What one weighs does not hang on the
-- question, but for how rare its stem is.

insert into postings by name
with met as (
    select r.item_no, r.part, r.length, unnest(u.words) as word_no,
        unnest(u.times) as times
    from found.units u
    join posted_rows r on u.rowid = r.row_no
    where r.item_no between getvariable('first_searched')
        and getvariable('last_searched')
    union all
    select item_no, part, length, word_no, times
    from posted_units
    where item_no between getvariable('first_searched')
        and getvariable('last_searched')
)

select n.stem_no, m.item_no, m.part, m.times, weight_of(
    m.times, m.length, getvariable('mean_length'), m.part) as weight
from met m
join numbered n using (word_no)
where m.times > 0
order by n.stem_no, m.item_no, m.part;

insert into stem_stretches by name
select s.stretch, p.stem_no, count(*)::integer as units
from postings p
join (
    select i.item_no, d.stretch
    from search_stretches d
    join search_items i on i.item_no between d.first_item and d.last_item
    where d.first_item between getvariable('first_searched')
        and getvariable('last_searched')
) s using (item_no)
where p.item_no between getvariable('first_searched')
    and getvariable('last_searched')
group by s.stretch, p.stem_no
order by s.stretch, p.stem_no;
