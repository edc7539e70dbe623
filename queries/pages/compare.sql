-- One indicator, period by period: city, county, England, neighbours and what
-- was told.
with params as (
    select $indicator::varchar as indicator, $from::date as from_date,
        $to::date as to_date
),

own as (
    select s.*, c.short_name
    from standings s
    join councils c using (council_id)
    join params p on s.indicator_id = p.indicator
    where c.short_name in ('City', 'County')
        and s.period_end >= coalesce(p.from_date, date '1900-01-01')
        and s.period_start <= coalesce(p.to_date, date '2999-01-01')
),

told as (
    select k.published_period as period,
        string_agg(concat(c.short_name, ': ', k.told), '; ' order by k.check_id)
            as told
    from claim_checks k
    join councils c using (council_id)
    join params p on k.indicator_id = p.indicator
    where k.published_value is not null
    group by all
)

select
    o.period_label as period,
    max(o.value) filter (where o.short_name = 'City') as city,
    max(o.symbol) filter (where o.short_name = 'City') as city_symbol,
    max(o.value) filter (where o.short_name = 'County') as county,
    max(o.symbol) filter (where o.short_name = 'County') as county_symbol,
    max(o.england) as england,
    max(o.region) as region,
    round(max(o.neighbours_mean) filter (where o.short_name = 'City'),
        max(coalesce(n.decimals, 1))) as city_neighbours,
    max(o.neighbours_with_value) filter (where o.short_name = 'City')
        as city_neighbours_with_value,
    round(max(o.neighbours_mean) filter (where o.short_name = 'County'),
        max(coalesce(n.decimals, 1))) as county_neighbours,
    max(o.neighbours_with_value) filter (where o.short_name = 'County')
        as county_neighbours_with_value,
    max(o.band) filter (where o.short_name = 'City') as city_band,
    max(o.band) filter (where o.short_name = 'County') as county_band,
    max(t.told) as told,
    max(n.unit) as unit,
    max(n.decimals) as decimals,
    max(n.polarity) as polarity
from own o
join indicators n using (indicator_id)
left join told t on t.period = o.period
group by o.period, o.period_label, o.period_start
order by o.period_start desc
