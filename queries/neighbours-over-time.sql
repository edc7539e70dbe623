-- Has each council gone the way of the councils that are most like it?
with params as (
    select $indicator::varchar as indicator, $council::varchar as council,
        $from::date as from_date, $to::date as to_date
),

own as (
    select s.*, c.short_name, c.name as beside, n.label, n.unit,
        coalesce(n.decimals, 1) as decimals
    from standings s
    join indicators n using (indicator_id)
    join councils c using (council_id)
    cross join params p
    where (n.indicator_id = p.indicator or p.indicator is null and n.is_lead)
        and (s.council_id = p.council or p.council is null and c.is_listed)
        and s.neighbours_in_model > 0
        and s.period_end >= coalesce(p.from_date, date '1900-01-01')
        and s.period_start <= coalesce(p.to_date, date '2999-01-01')
),

lines as (
    select own.*, short_name as council, beside as area from own
    union all by name
    select own.* replace (england as value, 'E92000001' as gss_code,
            null as symbol),
        'England' as council, 'England' as area
    from own
    -- The number for all England would press the others flat.
    where unit <> 'count'
    union all by name
    select own.* replace (round(neighbours_mean, decimals) as value,
            null as gss_code, null as symbol),
        'Neighbours' as council,
        concat(beside, ': mean of ', neighbours_with_value, ' of ',
            neighbours_in_model) as area
    from own
)

select l.beside, l.council, l.area, l.label as indicator, l.unit,
    l.period_label as period,
    if(length(l.period) < 8 and l.period_end > l.period_start + 99, l.period,
        strftime(l.period_end, '%b %Y')) as ends,
    l.period_start, l.period_end, l.value, l.symbol, o.time_period,
    o.time_identifier, l.gss_code as new_la_code, l.area as la_name, o.source,
    '/indicators/' || l.indicator_id as href
from lines l
left join observations o on o.indicator_id = l.indicator_id
    and o.period = l.period and o.gss_code = coalesce(l.gss_code, 'E92000001')
order by l.beside, list_position([l.short_name, 'England', 'Neighbours'],
    l.council), l.period_end
