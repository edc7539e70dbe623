-- Did scrutiny look when the published line moved?
with params as (
    select $indicator::varchar as indicator, $from::date as from_date,
        $to::date as to_date
),

chosen as (
    select i.*
    from indicators i
    cross join params
    where i.indicator_id = params.indicator or params.indicator is null
        and i.is_lead
),

published as (
    select c.short_name as council, s.*, n.label, n.unit, n.theme_id
    from standings s
    join chosen n using (indicator_id)
    join councils c using (council_id)
    where c.is_listed
),

lines as (
    select council, gss_code, indicator_id, period, period_label, period_start,
        period_end, value, label, unit
    from published
    union all by name
    select distinct 'England' as council, 'E92000001' as gss_code, indicator_id,
        period, period_label, period_start, period_end, england as value, label,
        unit
    from published
    -- The number for all England would press the two councils flat.
    where unit <> 'count'
),

attention as (
    select o.short_name as council, s.year, n.label as indicator, h.theme_id, h.label as theme,
        sum(t.agenda_items)::integer as items,
        sum(t.agenda_meetings)::integer as meetings
    from chosen n
    join themes h using (theme_id)
    join theme_counts t using (theme_id)
    join spans s on s.span = t.span and s.is_year and s.year is not null
    join committees c using (committee_id)
    join councils o using (council_id)
    where o.is_listed and t.agenda_items > 0
    group by all
)

select 'published' as kind, l.council, l.label as subject,
    l.label as indicator, l.unit,
    l.period_label as period,
    l.period_start + ((l.period_end - l.period_start) // 2)::integer as date,
    l.value, o.symbol, null::integer as items, null::integer as meetings,
    0 as side_order, o.time_period, o.time_identifier,
    l.gss_code as new_la_code, a.name as la_name, o.source,
    '/indicators/' || l.indicator_id as href
from lines l
cross join params
left join areas a using (gss_code)
left join observations o using (indicator_id, gss_code, period)
where l.period_end >= coalesce(from_date, date '1900-01-01')
    and l.period_start <= coalesce(to_date, date '2999-01-01')
union all by name
select 'attention' as kind, council, theme as subject, a.indicator,
    'items' as unit,
    year::varchar as period, make_date(year::integer, 7, 1) as date,
    null::double as value, items, meetings,
    if(council = 'County', -items, items)::integer as side_order,
    'council minutes' as source,
    concat('/meetings?theme=', theme_id, '&from=', year, '-01-01&to=', year,
        '-12-31') as href
from attention a, params
where exists (from lines)
    and make_date(year::integer, 12, 31) >= coalesce(from_date, date '1900-01-01')
    and make_date(year::integer, 1, 1) <= coalesce(to_date, date '2999-01-01')
order by kind desc, council, date
