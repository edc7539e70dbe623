-- Which figures have a word between two spaces of what lists look for words in;
-- a stretch at a time, in order of the word within each. Of a word that one in
-- thirty-two has, a bit is kept for each figure, which is a tenth of the rows.

create table if not exists work.told_vocabulary (word_no integer, word text);
create table if not exists work.told_times (word_no integer, times integer);

create table work.told_words as
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

set variable often = (
    select greatest(2, (max(place) - min(place) + 1) // 32) from told_words
);

create table work.told_here as
select word_no, count(*)::integer as times
from told_words
join told_vocabulary using (word)
group by word_no;

insert into told_times from told_here;

insert into figure_postings by name
select k.word_no, t.place
from told_words t
join told_vocabulary k using (word)
join told_here h on h.word_no = k.word_no and h.times <= getvariable('often')
order by k.word_no, t.place;

insert into figure_masks by name
select k.word_no, (t.place - 1) // 64 as block,
    bit_or(1::ubigint << ((t.place - 1) % 64)) as bits
from told_words t
join told_vocabulary k using (word)
join told_here h on h.word_no = k.word_no and h.times > getvariable('often')
group by k.word_no, block
order by k.word_no, block;

drop table told_here;
drop table told_words;
