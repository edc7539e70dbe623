-- An index for BM25 ranking (Robertson and Zaragoza 2009), as tables; postings
-- are in order of the stem, so that a question reads few row groups.

create table work.met_words as
select any_value(word) as word, any_value(stem) as stem, word_no
from found.words
where word_no in (select word_no from met)
group by word_no;

insert into search_words by name
select word, stem from met_words order by word;

-- Nearly every item has the words without a stem, so they find nothing.
create table work.numbered as
select word_no, stem, dense_rank() over (order by stem)::integer as stem_no
from met_words
where stem <> '';

insert into search_units by name
select s.unit_no, s.kind, s.item_id, s.source_id,
    coalesce(l.length, 0) as length,
    i.unit_no as item_no,
    p.meeting_id, p.committee_id, p.meeting_date, p.theme_set
from searched s
join searched i on i.kind = 'item' and i.item_id = s.item_id
join placed p on p.item_id = s.item_id
left join unit_rows l on l.unit_no = s.unit_no
order by s.unit_no;

set variable mean_length = (select avg(length) + 1 from search_units);

-- What a posting weighs does not hang on the question, but for how rare it is.
insert into postings by name
select n.stem_no, m.unit_no, m.times, (m.times * 2.2
    / (m.times + 1.2 * (0.5 + 0.5 * m.length / getvariable('mean_length')))
    * if(m.is_item, 1, 0.5))::float as weight
from met m
join numbered n using (word_no)
where m.times > 0
order by n.stem_no, m.unit_no;

insert into search_stems by name
with met_stems as (
    select stem_no, count(*)::integer as units from postings group by stem_no
)

select s.stem_no, s.stem, m.units, ln(1 + (
    (select count(*) from search_units) - m.units + 0.5) / (m.units + 0.5))
    as rarity
from met_stems m
join (select distinct stem_no, stem from numbered) s using (stem_no)
order by s.stem_no;

drop table searched;
drop table unit_rows;
drop table met;
drop table numbered;
drop table met_words;
