-- The words of figures, and how often each is said.
insert into figure_words by name
select k.word_no, k.word, count(*)::integer as times
from told_vocabulary k
join figure_postings p using (word_no)
group by k.word_no, k.word
order by k.word_no;

drop table told_vocabulary;
