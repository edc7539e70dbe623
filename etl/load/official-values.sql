-- Published values as rows of observations. Of several for one area and period
-- the latest file's wins.

create table official.chosen as
with keyed as (
    select v.rowid as row_number, i.indicator_id, v.gss_code, g.period,
        g.period_start,
        m.ordinal * 100 + if(v.number is null, 0, 10)
            - coalesce(list_position(['final', 'revised', 'outturn', 'none',
                'provisional'],
                coalesce(g.status, 'none')), 9) as preference
    from official.values v
    join official.ranges g using (range_id)
    join official.measures m using (measure_id)
    join official.identities i using (measure_id)
    where v.gss_code is not null
)

select indicator_id, gss_code, period, period_start,
    arg_max(row_number, preference) as row_number
from keyed
group by all
order by indicator_id, gss_code, period_start, period;

create table official.lasting as
select a.gss_code, a.valid_to::date as valid_to,
    if(a.gss_code in (select continued_by from seed.areas
        where continued_by is not null),
        null, a.valid_from::date) as valid_from
from seed.areas a;

-- Values are rounded to what the publisher gives, which also removes the noise
-- of binary fractions.
insert into observations by name
select c.indicator_id, c.gss_code, c.period, g.period_start, g.period_end,
    period_label(c.period, g.period_start, g.period_end) as period_label,
    round(v.number, coalesce(m.decimals, 8)) as value,
    case
        when v.number is not null then null
        when g.period_end < l.valid_from or g.period_start > l.valid_to then 'z'
        else coalesce(s.symbol, 'x')
    end as symbol,
    g.status, g.time_period, g.time_identifier,
    concat(coalesce(n.publisher, m.publisher), ', ',
        coalesce(n.publication, m.label),
        ' (', m.published, ')', ' (' || g.status || ')') as source
from official.chosen c
join official.values v on v.rowid = c.row_number
join official.measures m using (measure_id)
join official.ranges g using (range_id)
join official.lasting l on l.gss_code = c.gss_code
left join seed.indicators n on n.indicator_id = c.indicator_id
left join seed.symbols s on s.printed is not distinct
    from nullif(v.printed, '');
