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

insert into search_units by name
with lengths as (
    select (pair % 2147483648)::integer as unit_no, sum(times)::integer as length
    from counted group by 1
)

select s.unit_no, s.kind, s.item_id, s.source_id,
    coalesce(l.length, 0)::integer as length,
    min(s.unit_no) over (partition by s.item_id) as item_no,
    p.meeting_id, p.committee_id, p.meeting_date, p.theme_set
from searched s
join placed p using (item_id)
left join lengths l using (unit_no)
order by s.unit_no;

-- What a posting weighs does not hang on the question, but for how rare it is.
insert into postings by name
with stems as (
    select distinct stem, stem_no from numbered
), whole as (
    select avg(length) + 1 as mean from search_units
)

select s.stem, u.unit_no, c.times, (c.times * 2.2
    / (c.times + 1.2 * (0.5 + 0.5 * u.length / w.mean))
    * if(u.kind = 'item', 1, 0.5))::float as weight
from counted c
join stems s on s.stem_no = c.pair // 2147483648
join search_units u on u.unit_no = c.pair % 2147483648, whole w
order by c.pair;

insert into search_stems by name
select stem, count(*)::integer as units, ln(1 + (
    (select count(*) from search_units) - count(*) + 0.5) / (count(*) + 0.5))
    as rarity
from postings group by stem order by stem;

drop table searched;
drop table met_parts;
drop table part_words;
drop table counted;
drop table numbered;
drop table met_words;
