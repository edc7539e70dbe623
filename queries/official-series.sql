-- How has one published series gone in the city, the county and England?
with params as (
    select $indicator::varchar as indicator, $council::varchar as council,
        $from::date as from_date, $to::date as to_date
),

own as (
    select s.*, c.short_name as short, c.name, n.label, n.unit
    from standings s
    join indicators n using (indicator_id)
    join councils c using (council_id)
    cross join params p
    where (n.indicator_id = p.indicator or p.indicator is null and n.is_lead)
        and (s.council_id = p.council or p.council is null and c.is_listed)
        and s.period_end >= coalesce(p.from_date, date '1900-01-01')
        and s.period_start <= coalesce(p.to_date, date '2999-01-01')
),

lines as (
    select short as council, name as area, own.* from own
    union all by name
    select distinct on (period) 'England' as council, 'England' as area,
        own.* exclude (council_id, short) replace (
            england as value, null as symbol, 'E92000001' as gss_code)
    from own
    -- The number for all England would press the two councils flat.
    where unit <> 'count'
),

said as (
    select indicator_id, council_id, published_period as period,
        string_agg(quote, ' / ' order by check_id) as told,
        any_value(verdict) as verdict, min(item_id) as item_id
    from claim_checks where published_value is not null group by all
),

compared as (
    select k.indicator_id, max(k.summary) as caveat
    from comparisons k
    join councils a on a.council_id = k.council_id and a.is_listed
    join councils b on b.council_id = k.other_council_id and b.is_listed
    where k.basis = 'official' group by all
)

select l.council, l.area, l.label as indicator, l.unit, l.period_label as period,
    if(length(l.period) < 8 and l.period_end > l.period_start + 99, l.period,
        strftime(l.period_end, '%b %Y')) as ends,
    l.period_start, l.period_end, l.value, l.symbol, s.told, s.verdict, o.time_period,
    o.time_identifier, l.gss_code as new_la_code, a.name as la_name, o.source,
    c.caveat || if(l.unit = 'count', '; all of England is not drawn', '')
        as caveat,
    if(row_number() over (order by l.period_end, l.council) = 1,
        case l.unit when 'percent' then '%' when 'gbp' then '£'
            when 'count' then 'Number' else replace(l.unit, '_', ' ') end,
        '') as heading_id,
    coalesce('/meetings/' || i.meeting_id || '#' || s.item_id,
        '/indicators/' || l.indicator_id) as href
from lines l
left join compared c on c.indicator_id = l.indicator_id
left join said s on s.indicator_id = l.indicator_id
    and s.council_id = l.council_id and s.period = l.period
left join items i on i.item_id = s.item_id
left join areas a on a.gss_code = l.gss_code
left join observations o on o.indicator_id = l.indicator_id
    and o.period = l.period and o.gss_code = coalesce(l.gss_code, 'E92000001')
order by list_position(['City', 'County', 'England'], l.council),
    l.area, l.period_end
