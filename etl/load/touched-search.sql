-- The words that can be searched for, with how many units have them now.

drop view part.searchable;
drop table part.search_items;

create table work.old_numbered as
select stem, dense_rank() over (order by stem)::integer as stem_no
from (select distinct stem from search_words where stem <> '');

create table work.new_words as
with rows as (
    select row_no from unit_rows union all from own_rows
),

relabelled as (
    from new_items union all select figure_id from built.main.figures
)

select word_no, count(*) as said_in
from (
    select unnest(u.words) as word_no
    from earlier.found.units u
    semi join rows r on u.rowid = r.row_no
    union all
    select unnest(words)
    from earlier.found.labels
    where source_id in (from relabelled)
)
group by word_no;

create table work.changed_words as
with changes as (
    select word_no, sum(said_in)::integer as change
    from (
        from new_words union all select word_no, -said_in from old_words
    )
    group by word_no
)

select any_value(w.word) as word, any_value(w.stem) as stem,
    any_value(c.change) as change
from earlier.found.words w
join changes c using (word_no)
where c.change <> 0
group by w.word_no;

update search_words w
set said_in = w.said_in + c.change
from changed_words c
where w.word = c.word;

insert into search_words by name
select word, stem, change as said_in
from changed_words
where word not in (select word from search_words);

delete from search_words where said_in = 0;
