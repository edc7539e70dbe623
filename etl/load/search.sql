-- The words that can be searched for.

create table work.met_words as
with rows as (
    select row_no from unit_rows union all from own_rows
),

met as (
    select word_no, count(*) as said_in
    from (
        select unnest(u.words) as word_no
        from found.units u
        semi join rows r on u.rowid = r.row_no
        union all
        select unnest(words) from found.labels
    )
    group by word_no
)

select any_value(word) as word, any_value(stem) as stem, word_no,
    any_value(said_in)::integer as said_in
from found.words
join met using (word_no)
group by word_no;

insert into search_words by name
select word, stem, said_in from met_words order by word;

-- Nearly every item has the words without a stem, so they find nothing.
create table work.numbered as
select word_no, stem, dense_rank() over (order by stem)::integer as stem_no
from met_words
where stem <> '';

drop table met_words;
