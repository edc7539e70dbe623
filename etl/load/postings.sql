-- An index for BM25 ranking (Robertson and Zaragoza 2009), as tables; postings
-- are made some stretches at a time and are in order of the stem within each, so
-- that a question reads few row groups. What one weighs does not hang on the
-- question, but for how rare its stem is.

insert into postings by name
with met as (
    select r.item_no, r.part, r.length, unnest(u.words) as word_no,
        unnest(u.times) as times
    from found.units u
    join unit_rows r on u.rowid = r.row_no
    where r.item_no between getvariable('first_searched')
        and getvariable('last_searched')
    union all
    select item_no, part, length, word_no, times
    from own_units
    where item_no between getvariable('first_searched')
        and getvariable('last_searched')
)

select n.stem_no, m.item_no, m.part, m.times, weight_of(
    m.times, m.length, getvariable('mean_length'), m.part) as weight
from met m
join numbered n using (word_no)
where m.times > 0
order by n.stem_no, m.item_no, m.part;
