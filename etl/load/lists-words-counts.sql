-- The words of figures, and how often each is said. There may be no figure at all.

create table if not exists work.told_vocabulary (word_no integer, word text);
create table if not exists work.told_times (word_no integer, times integer);

insert into figure_words by name
select k.word_no, k.word, sum(t.times)::integer as times
from told_vocabulary k
join told_times t using (word_no)
group by k.word_no, k.word
order by k.word_no;

drop table told_vocabulary;
drop table told_times;
