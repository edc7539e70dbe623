-- Which figures have a word between two spaces of what lists look for words in;
-- a stretch at a time, in order of the word within each.

create temp table if not exists told_vocabulary (word_no integer, word text);

create temp table told_words as
select place, unnest(string_split(
        lower(concat_ws(' ', measure, population, quote)), ' ')) as word
from figure_list
where coalesce(meeting_date, date '0001-01-01')
    between getvariable('first_day') and getvariable('last_day');

set variable before = (select count(*) from told_vocabulary);

insert into told_vocabulary
select row_number() over (order by word) + getvariable('before'), word
from (select distinct word from told_words where word <> '')
where word not in (select word from told_vocabulary);

insert into figure_postings by name
select k.word_no, t.place
from told_words t
join told_vocabulary k using (word)
order by k.word_no, t.place;

drop table told_words;
