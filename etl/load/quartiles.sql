-- Quarter points of all councils: worked out where the values of at least a
-- hundred are held, else as shipped.

insert into quartiles by name
with spread as (
    select o.indicator_id, o.period, count(o.value)::integer as councils,
        quantile_cont(o.value, 0.25) as lower,
        quantile_cont(o.value, 0.5) as middle,
        quantile_cont(o.value, 0.75) as upper
    from observations o
    join areas a using (gss_code)
    where a.kind = 'council' and o.value is not null
    group by all
    having count(o.value) >= 100
)

select * from spread
union all by name
select q.indicator_id, q.period, q.councils::integer as councils,
    q.lower::double as lower,
    q.middle::double as middle, q.upper::double as upper
from seed.quartiles q
anti join spread s using (indicator_id, period)
order by 1, 2;
