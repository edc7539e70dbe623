-- Where does each council stand among its own statistical neighbours?
with params as (
    select $indicator::varchar as indicator, $council::varchar as council
),

chosen as (
    select i.*
    from indicators i
    cross join params
    where i.indicator_id = params.indicator or params.indicator is null
        and i.is_lead
),

latest as (
    select s.*, n.label, n.unit, coalesce(n.decimals, 1) as decimals,
        c.name as beside, c.short_name
    from standings s
    join chosen n using (indicator_id)
    join councils c using (council_id)
    cross join params
    where s.is_latest and s.neighbours_in_model > 0
        and (c.council_id = params.council or params.council is null
            and c.is_listed)
),

stands as (
    select l.*, short_name as council, a.name as area, value as shown,
        l.gss_code as code, null as closeness
    from latest l
    join areas a using (gss_code)
    union all by name
    select l.*, 'England' as council, 'England' as area, england as shown,
        'E92000001' as code
    from latest l
    -- The number for all England would press the others together.
    where unit <> 'count'
    union all by name
    select l.*, 'Neighbours' as council,
        concat('Mean of ', neighbours_with_value)
        as area, round(neighbours_mean, decimals) as shown, null as code
    from latest l
    union all by name
    select l.*, 'One neighbour' as council, a.name as area, o.value as shown,
        a.gss_code as code, n.closeness
    from latest l
    join neighbours n on n.gss_code = l.gss_code
    join areas a on a.gss_code = n.neighbour_gss_code
    left join observations o on o.gss_code = a.gss_code
        and o.indicator_id = l.indicator_id and o.period = l.period
)

select s.council, s.area, s.shown as value, s.closeness, s.label as indicator,
    s.unit, s.period_label as period, s.beside, o.symbol, o.time_period,
    o.time_identifier, s.code as new_la_code, s.area as la_name, o.source,
    '/indicators/' || s.indicator_id as href
from stands s
left join observations o on o.indicator_id = s.indicator_id
    and o.gss_code = coalesce(s.code, 'E92000001') and o.period = s.period
order by s.beside, s.shown desc nulls last, s.area
