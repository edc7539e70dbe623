-- Can city and county be compared by one indicator, and why or why not?
with params as (
    select $indicator::varchar as indicator
),

pairs as (
    select k.*, a.short_name as council, b.short_name as other_council
    from comparisons k
    join params p on k.indicator_id = p.indicator
    join councils a on a.council_id = k.council_id
    join councils b on b.council_id = k.other_council_id
    where a.is_listed and b.is_listed
),

reasons as (
    select r.indicator_id, r.council_id, r.other_council_id, r.basis,
        list(r.reason order by r.effect, r.aspect, r.reason) as reasons
    from comparison_reasons r
    join params p on r.indicator_id = p.indicator
    group by all
)

select k.basis, k.verdict, k.period, k.summary, k.council, k.other_council,
    r.reasons
from pairs k
left join reasons r using (indicator_id, council_id, other_council_id, basis)
order by k.basis desc, k.council
