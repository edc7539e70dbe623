-- The answer for each indicator and pair of councils: comparable, with caution,
-- or not, and why.

insert into comparisons by name
with pairs as (
    select indicator_id, council_id, other_council_id, name, other_name,
        'official' as basis, period
    from official_pairs
    union all by name
    select indicator_id, council_id, other_council_id, name, other_name,
        'minutes' as basis, period
    from told_pairs
),

reasons as (
    select indicator_id, council_id, other_council_id, basis,
        bool_or(effect = 'bar') as is_barred,
        string_agg(distinct reason, '; ' order by reason) filter (where effect = 'bar') as bars,
        string_agg(distinct reason, '; ' order by reason) as cautions
    from comparison_reasons
    where effect <> 'note'
    group by all
),

judged as (
    select p.*, r.bars, r.cautions,
        case
            when r.is_barred then 'not-comparable'
            when r.is_barred is not null then 'caution'
            else 'comparable'
        end as verdict,
        if(basis = 'official', 'the same published definition',
            'what the committees were told') as by_what
    from pairs p
    left join reasons r using (indicator_id, council_id, other_council_id,
        basis)
)

select indicator_id, council_id, other_council_id, basis, verdict, period,
    case verdict
        when 'not-comparable' then concat('Not comparable by ', by_what,
            ', because ', bars)
        when 'caution' then concat('Comparable with caution by ', by_what,
            ', because ', cautions)
        else concat('Comparable by ', by_what)
    end as summary
from judged
order by indicator_id, council_id, other_council_id, basis desc;
