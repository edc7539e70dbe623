-- The words that can be searched for.

create table work.met_words as
with met as (
    select unnest(u.words) as word_no
    from found.units u
    semi join unit_rows r on u.rowid = r.row_no
    union
    select word_no from own_units
)

select any_value(word) as word, any_value(stem) as stem, word_no
from found.words
semi join met using (word_no)
group by word_no;

insert into search_words by name
select word, stem from met_words order by word;

-- Nearly every item has the words without a stem, so they find nothing.
create table work.numbered as
select word_no, stem, dense_rank() over (order by stem)::integer as stem_no
from met_words
where stem <> '';

drop table met_words;

create macro work.weight_of(times, length, mean_length, part) as
round(100 * times * 2.2 / (times + 1.2 * (0.5 + 0.5 * length / mean_length))
    * if(part = 0, 1, 0.5))::utinyint;
