-- How has each indicator of the catalogue gone in the city and the county?
with params as (
    select $theme::varchar as theme, $council::varchar as council
)

select n.label as indicator, c.short_name as council, c.name as council_name,
    s.period_label as period, s.period_end as date, s.value, s.symbol, n.unit,
    s.england, s.band, s.is_latest, t.wording as trend, o.source, o.time_period,
    o.time_identifier, s.gss_code as new_la_code,
    '/indicators/' || n.indicator_id as href
from standings s
join indicators n using (indicator_id)
join councils c using (council_id)
left join trends t using (indicator_id, council_id)
left join themes h on h.theme_id = n.theme_id
left join observations o on o.indicator_id = s.indicator_id
    and o.gss_code = s.gss_code and o.period = s.period
cross join params
where n.is_catalogue and n.indicator_id in (
        select indicator_id from standings where value is not null
    )
    and (c.council_id = params.council or params.council is null
        and c.is_listed)
    and (params.theme is null or n.theme_id = params.theme
        or h.parent_id = params.theme)
order by n.label, c.short_name, s.period_end
