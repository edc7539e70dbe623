-- Which figures on performance were told lately, surest and newest first?
with doubts as (
    select f.figure_id, list(distinct c.kind order by c.kind) as caveats
    from figures f
    join figure_caveats c using (figure_id)
    group by f.figure_id
)

select
    f.figure_id, f.value, f.unit, f.denominator, f.kind, f.qualifier,
    f.measure, f.population, f.period, f.speaker, f.quote, f.confidence,
    f.review, d.caveats, m.meeting_date, o.short_name as council,
    o.name as council_name, '/figures/' || f.figure_id as href,
    '/meetings/' || m.meeting_id || '#' || f.figure_id as evidence_href
from figures f
join items i using (item_id)
join meetings m using (meeting_id)
join committees c using (committee_id)
join councils o using (council_id)
left join doubts d using (figure_id)
where f.confidence >= 0.9 and f.measure is not null
    and f.review is distinct from 'rejected'
    and f.kind in ('outcome', 'volume', 'money')
order by m.meeting_date desc nulls last, f.kind = 'outcome' desc,
    f.indicator_id is not null desc, f.period desc nulls last, f.char_start
limit 4
