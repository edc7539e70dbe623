-- Where a unit has another label, its words take the place of the first's.

create table work.relabelled as
select r.unit_no, r.kind, u.words, u.times, u.label_words, u.label_only,
    l.words as new_words
from labels l
join unit_rows r using (kind, source_id)
join found.units u on u.rowid = r.row_no;

delete from met where unit_no in (select unit_no from relabelled);

insert into met
with parts as (
    select unit_no, kind, unnest(words) as word_no, unnest(times) as times,
        label_only
    from relabelled
    union all
    select unit_no, kind, unnest(label_words), -4, label_only from relabelled
    union all
    select unit_no, kind, unnest(new_words), 4, [] from relabelled
),

summed as (
    select unit_no, kind, word_no, sum(times) as times
    from parts
    where not list_contains(label_only, word_no)
    group by unit_no, kind, word_no
),

stems as (
    select word_no, any_value(stem) as stem from found.words group by word_no
),

added as (
    select unit_no, kind, word_no, if(row_number() over by_word = 1
            and stem <> '', sum(times) over of_stem, 0)::integer as times
    from summed
    join stems using (word_no)
    window by_word as (partition by unit_no, stem order by word_no),
        of_stem as (partition by unit_no, stem)
)

select unit_no, word_no, times,
    sum(times) over (partition by unit_no)::integer as length,
    kind = 'item' as is_item
from added;

update unit_rows r set length = m.length
from met m
where m.unit_no = r.unit_no
    and r.unit_no in (select unit_no from relabelled);

drop table relabelled;
drop table labels;
