-- What were committees told of one indicator, period by period?
with params as (
    select
        $council::varchar as council, $committee::varchar as committee,
        $theme::varchar as theme, $indicator::varchar as indicator,
        $from::date as from_date, $to::date as to_date
),

doubts as (
    select f.figure_id,
        string_agg(distinct c.kind, ', ' order by c.kind) as caveats
    from figures f
    join figure_caveats c using (figure_id)
    group by f.figure_id
),

told as (
    select o.short_name as council, o.name as council_name, o.is_listed,
        n.label as indicator, f.value, f.unit, f.period, f.period_start,
        f.period_end, f.period_basis, f.qualifier, f.quote, f.confidence,
        f.review, m.meeting_date, d.caveats,
        d.caveats is not null or f.confidence < 0.9 as is_doubtful,
        count(*) over (partition by o.council_id, n.indicator_id)::integer
            as points,
        '/figures/' || f.figure_id as href
    from figures f
    join indicators n using (indicator_id)
    join items i using (item_id)
    join meetings m using (meeting_id)
    join committees c using (committee_id)
    join councils o using (council_id)
    left join doubts d using (figure_id), params p
    where f.kind <> 'target' and f.period_end is not null
        and f.review is distinct from 'rejected'
        and (p.indicator is null or n.indicator_id = p.indicator)
        and (p.council is null or o.council_id = p.council)
        and (p.committee is null or c.committee_id = p.committee)
        and (p.from_date is null or f.period_end >= p.from_date)
        and (p.to_date is null or f.period_start <= p.to_date)
        and (p.theme is null or n.theme_id = p.theme or i.item_id in (
            select item_id from item_themes where theme_id = p.theme
        ))
),

-- Without a choice, the indicator told most often: two never share an axis.
chosen as (
    select indicator
    from told
    group by indicator
    order by count(*) desc, indicator
    limit 1
)

select council, council_name, indicator, value, unit, period, period_start,
    period_end, period_basis, qualifier, caveats, is_doubtful, points,
    meeting_date, quote, 'told to the committee' as source, href
from told
semi join chosen using (indicator)
order by is_listed desc, council, indicator, period_end, meeting_date, href
