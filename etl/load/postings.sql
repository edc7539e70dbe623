-- An index for BM25 ranking (Robertson and Zaragoza 2009), as tables; postings
-- are made some stretches at a time and are in order of the stem within each, so
-- that a question reads few row groups. What one weighs does not hang on the
-- question, but for how rare its stem is.

insert into search_units by name
with here as (
    from searched
    where unit_no between getvariable('first_unit') and getvariable('last_unit')
),

lengths as (
    select unit_no, length from unit_rows
    where unit_no between getvariable('first_unit') and getvariable('last_unit')
    union all
    select distinct unit_no, length from own_units
)

select s.unit_no, s.kind, s.item_id, s.source_id, s.stretch,
    coalesce(l.length, 0) as length, i.unit_no as item_no,
    p.meeting_id, p.committee_id, p.meeting_date, p.theme_set
from here s
join here i on i.kind = 'item' and i.item_id = s.item_id
join placed p on p.item_id = s.item_id
left join lengths l on l.unit_no = s.unit_no
order by s.unit_no;

insert into postings by name
with met as (
    select r.stretch, r.unit_no, r.length, r.is_item,
        unnest(u.words) as word_no, unnest(u.times) as times
    from found.units u
    join unit_rows r on u.rowid = r.row_no
    where r.unit_no
        between getvariable('first_unit') and getvariable('last_unit')
    union all
    select stretch, unit_no, length, is_item, word_no, times
    from own_units
    where unit_no between getvariable('first_unit') and getvariable('last_unit')
)

select m.stretch, n.stem_no, m.unit_no, m.times, (m.times * 2.2
    / (m.times + 1.2 * (0.5 + 0.5 * m.length / getvariable('mean_length')))
    * if(m.is_item, 1, 0.5))::float as weight
from met m
join numbered n using (word_no)
where m.times > 0
order by m.stretch, n.stem_no, m.unit_no;

insert into stem_stretches by name
select stretch, stem_no, count(*)::integer as units
from postings
where unit_no between getvariable('first_unit') and getvariable('last_unit')
group by stretch, stem_no
order by stretch, stem_no;
