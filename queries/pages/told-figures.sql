-- Which figures on performance were told lately, surest and newest first?
with fitting as not materialized (
    select place, meeting_date, kind = 'outcome' as is_outcome,
        indicator_id is not null as has_indicator, period
    from figure_list
    where confidence >= 0.9 and measure is not null
        and kind in ('outcome', 'volume', 'money')
),

-- The days of the four newest: the rest cannot be among the best of them.
newest as (
    select min(meeting_date) as day, bool_or(meeting_date is null) as is_undated
    from (select meeting_date from fitting order by place limit 4)
),

near as (
    select f.* from fitting f join newest n on f.meeting_date >= n.day
    union all
    select f.*
    from fitting f
    join newest n on n.is_undated
    where f.meeting_date is null
),

best as (
    select f.place, row_number() over (
            order by f.meeting_date desc nulls last, f.is_outcome desc,
                f.has_indicator desc, f.period desc nulls last, f.place
        ) as rank
    from near f
    order by rank
    limit 4
)

select
    f.figure_id, f.value, f.unit, f.denominator, f.kind, f.qualifier,
    f.measure, f.population, f.period, f.since, f.speaker, f.quote,
    f.confidence,
    f.review, f.caveats, f.meeting_date, o.short_name as council,
    o.name as council_name, '/figures/' || f.figure_id as href,
    '/meetings/' || f.meeting_id || '#' || f.figure_id as evidence_href
from figure_list f
join best b using (place)
join committees c using (committee_id)
join councils o using (council_id)
order by b.rank
