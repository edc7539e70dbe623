-- Can two councils be compared by one indicator, and why or why not?
with params as (
    select $indicator::varchar as indicator
)

select
    k.basis, k.verdict, replace(k.verdict, '-', ' ') as verdict_words, k.period,
    k.summary, a.name as council, b.name as other_council, n.label as indicator,
    (
        select list(r.reason order by r.effect, r.aspect)
        from comparison_reasons r
        where r.indicator_id = k.indicator_id and r.basis = k.basis
            and r.council_id = k.council_id
            and r.other_council_id = k.other_council_id and r.effect <> 'note'
    ) as reasons,
    (
        select list(r.reason order by r.aspect)
        from comparison_reasons r
        where r.indicator_id = k.indicator_id and r.basis = k.basis
            and r.council_id = k.council_id
            and r.other_council_id = k.other_council_id and r.effect = 'note'
    ) as notes,
    (
        select count(*)::integer from claim_checks c
        where c.indicator_id = k.indicator_id and c.same_measure = 'yes'
    ) as claims_same,
    (
        select count(*)::integer from claim_checks c
        where c.indicator_id = k.indicator_id and c.same_measure = 'no'
    ) as claims_other,
    (
        select count(*)::integer from claim_checks c
        where c.indicator_id = k.indicator_id and c.same_measure = 'cannot-tell'
    ) as claims_unclear
from comparisons k
join params p on k.indicator_id = p.indicator
join councils a on a.council_id = k.council_id and a.is_listed
join councils b on b.council_id = k.other_council_id and b.is_listed
join indicators n on n.indicator_id = k.indicator_id
order by k.basis desc, a.name, b.name
