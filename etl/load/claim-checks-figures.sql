-- Each figure with an official counterpart, set beside it over exactly the same days; near misses say how they differ.

insert into claim_checks by name
with measured as (
    select *, round(value - published, 6) as difference,
        case qualifier
            when 'over' then published > value when 'at_least' then published >= value
            when 'under' then published < value when 'up_to' then published <= value
            when 'almost' then published <= value and published >= value * 0.95
            else published = value
        end as is_met,
        (round(published, places) = value or round(value, decimals) = published)
            and (coalesce(qualifier, 'only') in ('only', 'around', 'almost')
                or abs(published - value) <= 0.01 * value)
            or qualifier = 'around' and abs(published - value) <= 0.05 * value as is_rounded
    from figures_beside
),

judged as (
    select *,
        case
            when unit <> published_unit then 'different-definition'
            when len(narrowing) > 0 or gss_code is null and area is not null
                then 'different-definition'
            when published is null and symbol is null then 'cannot-tell'
            when period is null and local_basis is not null and not is_met then 'different-definition'
            when period is null or not is_same_period or published is null then 'cannot-tell'
            when is_met then 'agrees'
            when is_rounded then 'rounds-to-it'
            when local_basis is not null then 'different-definition'
            when is_disputed then 'cannot-tell'
            else 'differs-by'
        end as verdict
    from measured
)

select figure_id as check_id, 'figure' as kind, item_id, indicator_id, council_id,
    concat(replace(qualifier, '_', ' ') || ' ', shown_value(value, unit, places)) as told,
    value as told_value, period as told_period, quote, published as published_value,
    published_period, difference, source, verdict,
    case when verdict = 'different-definition' then 'no'
        when period is null or not is_same_period then 'cannot-tell' else 'yes' end as same_measure,
    concat_ws('; ',
        if(unit <> published_unit, concat('told in ', unit, ', published in ', published_unit), null),
        if(len(narrowing) > 0, concat('what was told is of ', population), null),
        if(gss_code is null, 'what was told is of ' || area, null),
        if(not is_held, 'no published value is held for ' || council, null),
        if(period is null, 'no period was said', null),
        if(period is null and meeting_date is null, 'the date of the meeting is not known', null),
        if(period is not null and not is_same_period and published_label is not null, concat('told for ',
            period_label(period, period_start, period_end), ', published for ', published_label), null),
        if(published is null and symbol is not null, 'the published value is not available', null),
        if(verdict = 'different-definition', local_basis, null),
        if(is_disputed, 'the report it comes from was called wrong in the meeting', null)) as reason,
    concat(label, ': the committee was told ', told, coalesce(' for ' || period_label(period, period_start,
        period_end), ''), '; ', if(published is null, 'no published value stands beside it',
        concat('the published value for ', published_label, ' is ',
            shown_value(published, published_unit, decimals))), '.',
        if(verdict = 'differs-by', concat(' They differ by ', shown_value(abs(difference),
            if(unit = 'percent', 'percentage_points', unit), greatest(places, decimals)), '.'), ''))
        as wording
from judged
order by item_id, char_start;
