-- What were committees told of one indicator, period by period?
with params as (
    select
        $council::varchar as council, $committee::varchar as committee,
        $theme::varchar as theme, $indicator::varchar as indicator,
        $from::date as from_date, $to::date as to_date
),

places as (
    select c.committee_id, c.council_id
    from committees c, params p
    where (p.council is null or c.council_id = p.council)
        and (p.committee is null or c.committee_id = p.committee)
),

told as (
    select f.*, k.council_id, n.label,
        count(*) over (partition by k.council_id, f.indicator_id)::integer
            as points
    from indicator_figures f
    join places k using (committee_id)
    join indicators n using (indicator_id), params p
    where f.kind <> 'target' and f.period_end is not null
        and (p.indicator is null or f.indicator_id = p.indicator)
        and (p.from_date is null or f.period_end >= p.from_date)
        and (p.to_date is null or f.period_start <= p.to_date)
        and (p.theme is null or n.theme_id = p.theme or f.theme_set in (
            select theme_set from theme_sets
            where is_own and theme_id = p.theme
        ))
),

-- Without a choice, the indicator told most often: two never share an axis.
chosen as (
    select label
    from told
    group by label
    order by count(*) desc, label
    limit 1
)

select o.short_name as council, o.name as council_name, f.label as indicator,
    f.value, f.unit, f.period, f.period_start, f.period_end, f.period_basis,
    f.qualifier, array_to_string(f.caveats, ', ') as caveats,
    f.caveats is not null or f.confidence < 0.9 as is_doubtful, f.points,
    f.meeting_date, f.quote, 'told to the committee' as source,
    '/figures/' || f.figure_id as href
from told f
semi join chosen using (label)
join councils o using (council_id)
order by o.is_listed desc, council, indicator, f.period_end, f.meeting_date,
    href
