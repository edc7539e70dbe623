-- What setting each figure beside the published value shows: bounds are kept to,
-- and a figure may be rounded.

create table work.figures_judged as
with measured as (
    select *, round(value - published, 6) as difference,
        case qualifier
            when 'over' then published > value when 'at_least'
                then published >= value
            when 'under' then published < value when 'up_to'
                then published <= value
            when 'almost' then published <= value and published >= value * 0.95
            else published = value
        end as is_met,
        (round(published, places) = value or round(value, decimals) = published)
            and (coalesce(qualifier, 'only') in ('only', 'around', 'almost')
                or abs(published - value) <= 0.01 * value)
            or qualifier = 'around' and abs(published - value) <= 0.05 * value
                as is_rounded
    from figures_beside
),

judged as (
    select *,
        case
            when unit <> published_unit then 'different-definition'
            when len(narrowing) > 0 or gss_code is null and area is not null
                then 'different-definition'
            when published is null and symbol is null then 'cannot-tell'
            when period is null and local_basis is not null and not is_met
                then 'different-definition'
            when period is null or not is_same_period or published is null
                then 'cannot-tell'
            when is_met then 'agrees'
            when is_rounded then 'rounds-to-it'
            when local_basis is not null then 'different-definition'
            when is_disputed then 'cannot-tell'
            else 'differs-by'
        end as verdict
    from measured
)

select * from judged;
