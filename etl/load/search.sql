-- An index for BM25 ranking (Robertson and Zaragoza 2009), as tables; postings
-- are in order of the stem, so that a question reads few row groups.

insert into search_units by name
select s.unit_no, s.kind, s.item_id, s.source_id,
    coalesce(sum(u.times), 0)::integer as length
from searched s
left join unit_words u using (unit_no)
group by s.unit_no, s.kind, s.item_id, s.source_id
order by s.unit_no;

insert into postings by name
select w.stem, u.unit_no, sum(u.times)::integer as times
from unit_words u
join search_words w using (word)
group by w.stem, u.unit_no
order by w.stem, u.unit_no;

insert into search_stems by name
select stem, count(*)::integer as units
from postings
group by stem
order by stem;

drop table unit_words;
drop table met_words;
