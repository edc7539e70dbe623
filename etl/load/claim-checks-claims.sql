-- Each statement of direction or standing, set beside the published values of
-- the same days, or of the last period
-- that had ended before the meeting. Words that leave the measure open can
-- agree, but are never said to differ.

insert into claim_checks by name
select claim_id as check_id, 'claim' as kind, item_id, indicator_id, council_id,
    concat(if(is_lasting, 'still ', ''), shown_direction(direction),
        ' ' || if(comparator in ('previous', 'councils'), null, other_name))
            as told,
    period as told_period, quote, value as published_value, published_period,
        difference, verdict,
    other_name || ': ' || if(other is null, null,
        shown_value(other, unit, coalesce(decimals, 1))) as compared_with,
    case when doubt is not null or period is null then 'cannot-tell'
        else 'yes' end as same_measure,
    (select any_value(o.source) from observations o
        where o.indicator_id = judged.indicator_id
        and o.gss_code = judged.gss_code and o.period = judged.published_period)
            as source,
    concat_ws('; ', doubt,
        if(not is_held, 'no published value is held for ' || council, null),
        if(period is null and meeting_date is null,
            'neither a period nor the date of the meeting '
            || 'is known', null),
        if(period is null and value is not null,
            'no period was said, so the last period that had '
            || 'ended before the meeting is shown', null),
        if(break_reason is not null, concat('the published series breaks between the two: ',
            break_reason), null),
        if(is_near_miss and value is not null, concat('told for ',
            period_label(period, period_start, period_end), ', published for ',
                period_label), null),
        if(verdict = 'different-definition', local_basis, null)) as reason,
    concat('The committee was told “', trim(regexp_replace(quote, '\s+', ' ',
        'g')), '”; ',
        if(value is null, 'no published value stands beside it',
            concat(label, ': ',
            shown_value(value, unit, coalesce(decimals, 1)), ' published for ',
                period_label,
            if(comparator = 'councils', concat(', in the ',
                ['lowest', 'second lowest', 'second highest',
                    'highest'][quarter],
                ' quarter of councils'),
                    ', against ' || shown_value(other, unit,
                coalesce(decimals, 1)) || if(comparator = 'previous',
                    ' a year before',
                ' for ' || other_name)))), '.')
        as wording
from claims_judged as judged
order by item_id, char_start;
