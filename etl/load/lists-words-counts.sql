-- The words of figures, and how often each is said; there may be no figure at all.
create temp table if not exists told_vocabulary (word_no integer, word text);

insert into figure_words by name
select k.word_no, k.word, count(*)::integer as times
from told_vocabulary k
join figure_postings p using (word_no)
group by k.word_no, k.word
order by k.word_no;

drop table told_vocabulary;
