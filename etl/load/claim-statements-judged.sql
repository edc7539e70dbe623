-- What setting each statement beside the published values shows. Words that
-- leave the measure open can agree, but are never said to differ.

create table work.claims_judged as
with measured as (
    select *, round(value - other, 6) as difference,
        greatest(0.02 * abs(other), power(10, -coalesce(decimals, 1)))
            as nearly,
        case direction
            when 'below' then value < other when 'above' then value > other
            when 'increase' then value > other
                and (not is_lasting or coalesce(change_before > 0, true))
            when 'decrease' then value < other
                and (not is_lasting or coalesce(change_before < 0, true))
            when 'in-line' then abs(value - other) <= nearly
            when 'unchanged' then abs(value - other) <= nearly
            when 'bottom-quarter' then coalesce(band = 'D', quarter = 1)
            when 'top-quarter' then coalesce(band = 'A', quarter = 4)
        end as is_met
    from claims_beside
),

judged as (
    select *,
        period is not null and not is_same_period as is_near_miss,
        case
            when is_met is null or is_near_miss or break_reason is not null
                then 'cannot-tell'
            when is_met then 'agrees'
            when local_basis is not null then 'different-definition'
            when doubt is not null or period is null then 'cannot-tell'
            else 'differs-by'
        end as verdict,
        case comparator when 'england' then 'England' when 'region'
            then 'its region'
            when 'neighbours' then 'the mean of its statistical neighbours'
            when 'previous' then 'a year before' end as other_name
    from measured
)

select * from judged;
