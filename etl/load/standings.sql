-- A council's published values with England, its region, its neighbours' mean
-- and its place among councils.

-- Values meet only over exactly the same days; a neighbour without a value is
-- left out of the mean.
insert into standings by name
with own as (
    select c.council_id, o.*, a.region_gss_code
    from observations o
    join councils c using (gss_code)
    left join areas a using (gss_code)
),

neighbours_means as (
    select n.gss_code, o.indicator_id, o.period_start, o.period_end,
        avg(o.value) as neighbours_mean,
        count(o.value)::integer as neighbours_with_value
    from neighbours n
    join observations o on o.gss_code = n.neighbour_gss_code
    group by all
),

models as (
    select gss_code, count(*)::integer as neighbours_in_model
        from neighbours group by all
),

placed as (
    select own.*, e.value as england, r.value as region, y.value as previous,
        m.neighbours_mean, coalesce(m.neighbours_with_value, 0)
            as neighbours_with_value,
        models.neighbours_in_model,
        case
            when own.value is null or q.lower is null then null
            when own.value <= q.lower then 1
            when own.value <= q.middle then 2
            when own.value <= q.upper then 3
            else 4
        end::integer as quarter
    from own
    left join observations e on e.gss_code = 'E92000001'
        and e.indicator_id = own.indicator_id
        and e.period_start = own.period_start and e.period_end = own.period_end
    left join observations r on r.gss_code = own.region_gss_code
        and r.indicator_id = own.indicator_id
        and r.period_start = own.period_start and r.period_end = own.period_end
    left join observations y on y.gss_code = own.gss_code
        and y.indicator_id = own.indicator_id
        and y.period_start = (own.period_start - interval 1 year)::date
        and y.time_identifier = own.time_identifier
    left join neighbours_means m on m.gss_code = own.gss_code
        and m.indicator_id = own.indicator_id
        and m.period_start = own.period_start and m.period_end = own.period_end
    left join models on models.gss_code = own.gss_code
    left join quartiles q on q.indicator_id = own.indicator_id
        and q.period = own.period
)

select p.indicator_id, council_id, gss_code, period, period_label, period_start,
    period_end, value, symbol, england,
    region, neighbours_mean, neighbours_with_value, neighbours_in_model,
        quarter,
    case i.polarity when 'high' then chr(69 - quarter) when 'low'
        then chr(64 + quarter) end as band,
    previous, round(value - previous, 8) as change,
    value is not null and row_number() over (
        partition by p.indicator_id, council_id order by value is null,
            period_end desc) = 1 as is_latest
from placed p
join indicators i using (indicator_id)
order by p.indicator_id, council_id, period_start;
