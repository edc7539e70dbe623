-- Each figure with an official counterpart, set beside it over exactly the same
-- days; near misses say how they differ.

insert into claim_checks by name
select figure_id as check_id, 'figure' as kind, item_id, indicator_id,
    council_id,
    concat(replace(qualifier, '_', ' ') || ' ',
        shown_value(value, unit, places)) as told,
    value as told_value, period as told_period, quote,
    published as published_value, published_period, difference, source, verdict,
    case when verdict = 'different-definition' then 'no'
        when period is null or not is_same_period then 'cannot-tell'
            else 'yes' end as same_measure,
    concat_ws('; ',
        if(unit <> published_unit, concat('told in ', unit, ', published in ',
            published_unit), null),
        if(len(narrowing) > 0, concat('what was told is of ', population),
            null),
        if(gss_code is null, 'what was told is of ' || area, null),
        if(not is_held, 'no published value is held for ' || council, null),
        if(period is null, 'no period was said', null),
        if(period is null and meeting_date is null,
            'the date of the meeting is not known', null),
        if(period is not null and not is_same_period
            and published_label is not null, concat('told for ',
            period_label(period, period_start, period_end), ', published for ',
                published_label), null),
        if(published is null and symbol is not null,
            'the published value is not available', null),
        if(verdict = 'different-definition', local_basis, null),
        if(is_disputed, 'the report it comes from was called wrong in the meeting', null)) as reason,
    concat(label, ': the committee was told ', told,
        coalesce(' for ' || period_label(period, period_start,
        period_end), ''), '; ', if(published is null,
            'no published value stands beside it',
        concat('the published value for ', published_label, ' is ',
            shown_value(published, published_unit, decimals))), '.',
        if(verdict = 'differs-by', concat(' They differ by ',
            shown_value(abs(difference),
            if(unit = 'percent', 'percentage_points', unit),
                greatest(places, decimals)), '.'), ''))
        as wording
from figures_judged as judged
order by item_id, char_start;
