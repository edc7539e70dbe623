-- What was published for the indicator, area and period of one figure?
with params as (
    select $figure::varchar as figure
),

this as (
    select f.*
    from figures f, params
    where f.figure_id = params.figure
)

select
    b.value, b.symbol, b.period, b.source, n.unit, n.label as indicator,
    a.name as area,
    b.period_start = t.period_start and b.period_end = t.period_end
        as is_same_period,
    '/indicators/' || b.indicator_id as href
from this t
join observations b
    on b.indicator_id = t.indicator_id and b.gss_code = t.area
join indicators n on n.indicator_id = b.indicator_id
left join areas a on a.gss_code = b.gss_code
order by abs(date_diff('day', b.period_end, t.period_end)) nulls last,
    b.period_end desc
limit 3
