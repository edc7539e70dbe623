-- How has one published series gone in the city, the county and England?
with params as (
    select $indicator::varchar as indicator, $council::varchar as council,
        $from::date as from_date, $to::date as to_date
),

chosen as (
    select i.*
    from indicators i
    cross join params
    where i.indicator_id = params.indicator or params.indicator is null and i.is_lead
),

own as (
    select s.*, c.short_name, c.name, n.label, n.unit, n.polarity,
        coalesce(n.decimals, 1) as decimals
    from standings s
    join chosen n using (indicator_id)
    join councils c using (council_id)
    cross join params
    where (s.council_id = params.council or params.council is null and c.is_listed)
        and s.period_end >= coalesce(params.from_date, date '1900-01-01')
        and s.period_start <= coalesce(params.to_date, date '2999-01-01')
),

lines as (
    select short_name as council, short_name as short, name as area, value, symbol,
        gss_code, * exclude (short_name, name, value, symbol, gss_code)
    from own
    union all by name
    select distinct on (period) * exclude (short_name, name, gss_code, value)
        replace (null as symbol), 'England' as council, 'England' as area,
        england as value, 'E92000001' as gss_code
    from own
    union all by name
    select * exclude (short_name, name, gss_code, value) replace (null as symbol),
        'Neighbours' as council, short_name as short,
        concat(name, ': mean of ', neighbours_with_value, ' of ', neighbours_in_model) as area,
        round(neighbours_mean, decimals) as value, null as gss_code
    from own
    where neighbours_in_model > 0
),

said as (
    select k.indicator_id, k.council_id, k.published_period as period,
        string_agg(k.quote, ' / ' order by k.check_id) as told,
        any_value(k.verdict) as verdict, min(k.item_id) as item_id
    from claim_checks k where k.published_value is not null group by all
),

compared as (
    select indicator_id, max(summary) as caveat
    from comparisons k
    join councils a on a.council_id = k.council_id and a.is_listed
    join councils b on b.council_id = k.other_council_id and b.is_listed
    where basis = 'official' group by all
)

select l.council, l.area, l.label as indicator, l.unit, l.period_label as period,
    if(length(l.period) < 8 and l.period_end > l.period_start + 99, l.period,
        strftime(l.period_end, '%b %Y')) as ends,
    l.period_end as period_end, l.value, l.symbol, s.told, s.verdict,
    o.time_period, o.time_identifier, l.gss_code as new_la_code, a.name as la_name,
    o.source, c.caveat,
    if(l.council = 'Neighbours', concat(l.council_id, '-neighbours'), l.area) as line_id,
    if(l.council = 'Neighbours' and l.period_end = max(l.period_end) over (partition by l.council_id),
        concat(l.short, '’s'), '') as line_label_id,
    if(row_number() over (order by l.period_end, l.council) = 1, concat(l.label, ', ', l.unit), '')
        as heading_id,
    coalesce('/meetings/' || i.meeting_id || '#' || s.item_id, '/indicators/' || l.indicator_id) as href
from lines l
left join compared c on c.indicator_id = l.indicator_id
left join said s on l.council not in ('England', 'Neighbours')
    and s.council_id = l.council_id and s.period = l.period
left join items i on i.item_id = s.item_id
left join areas a on a.gss_code = l.gss_code
left join observations o on o.indicator_id = l.indicator_id and o.period = l.period
    and o.gss_code = coalesce(l.gss_code, 'E92000001')
order by list_position(['City', 'County', 'England', 'Neighbours'], l.council), l.area, l.period_end
