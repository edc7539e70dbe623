-- Figures as lists show them, newest meeting first, so that a page of any list is
-- few rows that stand together, and a meeting's stand together too.

create table if not exists work.doubts as
select figure_id, list(distinct kind order by kind) as caveats
from figure_caveats
group by figure_id;

set variable before = (select count(*) from figure_list);

insert into figure_list by name
with told as (
    select f.figure_id, f.document_id, f.value, f.unit, f.denominator, f.kind,
        f.qualifier, f.measure, f.population, f.area, f.period, f.period_start,
        f.period_end, f.period_basis, f.since, f.indicator_id, f.speaker,
        f.quote, f.char_start, f.confidence, f.review, d.caveats, p.title as item,
        p.item_id, p.meeting_id, p.meeting_date, p.committee_id, p.theme_set,
        p.is_procedural
    from figures f
    join placed p using (item_id)
    left join doubts d using (figure_id)
    where f.review is distinct from 'rejected'
        and coalesce(p.meeting_date, date '0001-01-01')
            between getvariable('first_day') and getvariable('last_day')
    order by p.meeting_date desc nulls last, p.meeting_id, p.position,
        f.char_start, f.figure_id
)

select *, (row_number() over () + getvariable('before'))::integer as place
from told;
