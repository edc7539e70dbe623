-- Which claim made in committee says most beside what was published?
with told as (
    select k.*, m.meeting_date, m.meeting_id, o.short_name as council,
        o.name as council_name, n.label as indicator, n.unit, n.decimals,
        n.polarity
    from claim_checks k
    join items i using (item_id)
    join meetings m using (meeting_id)
    join councils o on o.council_id = k.council_id
    join indicators n on n.indicator_id = k.indicator_id
    where k.published_value is not null and k.same_measure <> 'no'
        and k.verdict in ('agrees', 'rounds-to-it', 'differs-by')
),

course as (
    select indicator_id, council_id, count(*)::integer as points,
        arg_min(value, period_end) as first_value,
        min(period_end) as first_end,
        arg_min(period, period_end) as first_period,
        arg_max(value, period_end) as last_value,
        arg_max(period, period_end) as last_period,
        arg_max(england, period_end) as england,
        max(value) as highest,
        arg_max(period, value) as highest_period
    from standings
    where value is not null
    group by indicator_id, council_id
)

select t.*, c.first_value, c.first_period, c.last_value, c.last_period,
    c.england, c.points, c.highest, c.highest_period,
    '/meetings/' || t.meeting_id || '#' || t.check_id as href
from told t
join course c using (indicator_id, council_id)
order by abs(c.last_value - c.first_value)
    / nullif(greatest(abs(c.first_value), abs(c.last_value)), 0) desc,
    c.points desc, t.meeting_date desc nulls last, t.check_id
limit 1
