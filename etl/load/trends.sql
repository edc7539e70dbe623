-- Which way a series goes: up to ten values since a break, each pair compared
-- (Mann and Kendall), worded
-- where chance alone would order them so in fewer than one of ten series; below
-- five values nothing is said.

insert into trends by name
with broken as (
    select indicator_id, max(from_date) as broken_on
    from indicator_breaks
    where kind = 'break'
    group by all
),

latest as (
    select s.*,
        row_number() over (
            partition by indicator_id, council_id order by period_start desc)
                as back
    from standings s
    left join broken b using (indicator_id)
    where s.value is not null and s.period_start >= coalesce(b.broken_on,
        date '1900-01-01')
    qualify back <= 10
),

counted as (
    select indicator_id, council_id, count(*)::integer as points,
        arg_min(period, period_start) as first_period,
        arg_max(period, period_start) as last_period,
        arg_min(period_label, period_start) as first_label,
        arg_max(period_label, period_start) as last_label,
        date_diff('year', min(period_start), max(period_start)) > count(*) - 1
            as has_gap
    from latest
    group by all
),

pairs as (
    select a.indicator_id, a.council_id, sum(sign(b.value - a.value)) as balance
    from latest a
    join latest b using (indicator_id, council_id)
    where b.back < a.back
    group by all
),

judged as (
    select c.*, i.polarity, b.broken_on,
        (abs(balance) - 1) / sqrt(points * (points - 1) * (2 * points + 5) / 18.0) as score,
        case
            when points < 5 then null
            when score < 1.645 then 'no clear trend'
            when balance > 0 then 'rising'
            else 'falling'
        end as direction
    from counted c
    join indicators i using (indicator_id)
    left join broken b using (indicator_id)
    left join pairs p using (indicator_id, council_id)
)

select indicator_id, council_id, points, first_period, last_period, direction,
    case
        when polarity = 'none' then null
        when direction = 'rising' then if(polarity = 'high', 'better', 'worse')
        when direction = 'falling' then if(polarity = 'low', 'better', 'worse')
    end as judgement,
    case
        when direction is null then concat('Too few values for a trend: ',
            points,
            if(broken_on is null, '', ' since the series broke in ' || strftime(broken_on, '%Y')),
            ', and five are needed')
        else concat(upper(direction[1]), direction[2:], ' over ', points,
            ' values, between ', first_label,
            ' and ', last_label, if(has_gap, ', with years missing', ''),
                ', for the ' || judgement)
    end as wording
from judged
order by indicator_id, council_id;
