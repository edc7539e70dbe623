-- An index for BM25 ranking (Robertson and Zaragoza 2009), as tables; postings
-- are in order of the stem, so that a question reads few row groups.

-- Words that nearly every item has find nothing and are left out.
update search_words set stem = '' where word in (select word from seed.stop_words);

create temp table numbered as
select word, stem, dense_rank() over (order by stem)::bigint as stem_no
from search_words
where stem <> '';

-- Stem and unit as one number: grouping by it is much the fastest. A word of
-- the title counts as four.
create temp table counted as
with parts as (
    select unit_no, 1 as weight, unnest(string_split(text, ' ')) as part
    from searched
    union all
    select unit_no, 4, unnest(string_split(title, ' '))
    from searched
),

part_stems as (
    select w.part, n.stem_no, sum(w.times)::integer as times
    from part_words w
    join numbered n using (word)
    group by w.part, n.stem_no
)

select s.stem_no * 2147483648 + p.unit_no as pair,
    sum(s.times * p.weight)::integer as times
from parts p
join part_stems s using (part)
group by pair;

insert into postings by name
with stems as (
    select distinct stem, stem_no from numbered
)

select s.stem, (c.pair % 2147483648)::integer as unit_no, c.times
from counted c
join stems s on s.stem_no = c.pair // 2147483648
order by c.pair;

insert into search_units by name
with lengths as (
    select (pair % 2147483648)::integer as unit_no, sum(times)::integer as length
    from counted
    group by 1
)

select s.unit_no, s.kind, s.item_id, s.source_id,
    coalesce(l.length, 0)::integer as length
from searched s
left join lengths l using (unit_no)
order by s.unit_no;

insert into search_stems by name
select stem, count(*)::integer as units
from postings
group by stem
order by stem;

drop table searched;
drop table met_parts;
drop table part_words;
drop table counted;
drop table numbered;
drop table met_words;
