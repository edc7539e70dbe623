-- What was published for the indicator, area and period of one figure?
with told as (
    select l.item_id
    from figure_list l
    join figure_places p using (place)
    where p.figure_id = $figure::varchar
    union all
    select item_id
    from figures
    where review = 'rejected' and figure_id = $figure::varchar
),

this as (
    select f.*
    from figures f
    join told using (item_id)
    where f.figure_id = $figure::varchar
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
