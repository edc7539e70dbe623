-- A direction said of a local indicator, set beside the figures of the same
-- item: there is no published series for it.

insert into claim_checks by name
with told as (
    select q.*, co.council_id, i.label, i.unit, i.decimals
    from told_claims q
    join items using (item_id)
    join meetings using (meeting_id)
    join committees co using (committee_id)
    join indicators i using (indicator_id)
    where i.publisher is null and q.comparator = 'previous'
),

figured as (
    select t.*, f.value, f.period as figure_period, f.period_end as figure_end,
        period_label(f.period, f.period_start, f.period_end) as figure_label,
        row_number() over (partition by t.claim_id order by f.period_end desc)
            as back
    from told t
    join figures f on f.item_id = t.item_id and f.indicator_id = t.indicator_id
        and f.unit = t.unit and f.period_end is not null
            and f.kind not in ('change', 'target')
),

pairs as (
    select a.*, b.value as before_value, b.figure_label as before_label,
        round(a.value - b.value, 6) as difference
    from figured a
    join figured b using (claim_id)
    where a.back = 1 and b.back = 2
)

select claim_id as check_id, 'claim' as kind, item_id, indicator_id, council_id,
    concat(if(is_lasting, 'still ', ''), shown_direction(direction)) as told,
        figure_period as told_period, quote,
    value as told_value, difference,
    concat(before_label, ': ', shown_value(before_value, unit,
        places_of(before_value, unit)))
        as compared_with,
    'yes' as same_measure,
    if(direction = 'decrease' and difference < 0 or direction = 'increase'
        and difference > 0
        or direction = 'unchanged' and difference = 0, 'agrees', 'cannot-tell')
            as verdict,
    'there is no published series, so the figures told in the same item stand beside it' as reason,
    concat('The committee was told “', trim(regexp_replace(quote, '\s+', ' ',
        'g')),
        '”; the figures told are ', shown_value(value, unit,
            places_of(value, unit)), ' for ',
        figure_label, ' and ', shown_value(before_value, unit,
            places_of(before_value, unit)),
        ' for ', before_label, '.') as wording,
    'The same minutes' as source
from pairs
order by item_id, char_start;
