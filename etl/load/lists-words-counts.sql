-- The words of figures, and how often each is said; and of which committee and
-- day the figures of a block are, which are sure of them, and which doubted.
-- There may be no figure at all.

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

insert into figure_runs by name
select (place - 1) // 64 as block, committee_id, meeting_date,
    bit_or(bit) as bits,
    coalesce(bit_or(bit) filter (confidence >= 0.9), 0) as sure,
    coalesce(bit_or(bit) filter (caveats is not null), 0) as doubted
from (select *, 1::ubigint << ((place - 1) % 64) as bit from figure_list)
group by block, committee_id, meeting_date
order by block, committee_id, meeting_date;
