-- Which indicators are there, and where do city and county stand by each?
with params as (
    select $theme::varchar as theme, $council::varchar as council
),

latest as (
    select s.indicator_id, s.value, s.period_label, s.period_end, s.band,
        s.england, t.wording, c.short_name
    from standings s
    join councils c using (council_id)
    left join trends t using (indicator_id, council_id)
    cross join params p
    where s.is_latest and (p.council is null or s.council_id = p.council)
),

sides as (
    select indicator_id,
        max(value) filter (where short_name = 'City') as city,
        max(period_label) filter (where short_name = 'City') as city_period,
        max(wording) filter (where short_name = 'City') as city_trend,
        max(band) filter (where short_name = 'City') as city_band,
        max(value) filter (where short_name = 'County') as county,
        max(period_label) filter (where short_name = 'County') as county_period,
        max(wording) filter (where short_name = 'County') as county_trend,
        max(band) filter (where short_name = 'County') as county_band,
        arg_max(england, period_end) as england
    from latest
    group by all
)

select n.indicator_id, n.label, n.unit, n.decimals, n.polarity, n.definition, n.publisher,
    h.theme_id, h.label as theme, s.* exclude (indicator_id),
    s.city_period is distinct from s.county_period as is_other_period,
    (
        select count(*)::integer from indicator_figures f
        where f.indicator_id = n.indicator_id
    ) as figures,
    (
        select count(*)::integer from claim_checks k
        where k.indicator_id = n.indicator_id
    ) as checks,
    (
        select any_value(k.verdict) from comparisons k
        join councils a using (council_id)
        join councils b on b.council_id = k.other_council_id
        where k.indicator_id = n.indicator_id and a.is_listed and b.is_listed
            and k.basis = if(n.publisher is null, 'minutes', 'official')
    ) as verdict,
    n.publisher is not null as is_official,
    '/indicators/' || n.indicator_id as href
from indicators n
left join themes h using (theme_id)
left join sides s using (indicator_id)
cross join params p
where n.is_catalogue
    and (p.theme is null or n.theme_id = p.theme or h.parent_id = p.theme)
order by h.label, n.label
