-- What happened when committees' figures and claims were set beside published
-- values?
with params as (
    select $council::varchar as council, $committee::varchar as committee,
        $theme::varchar as theme, $indicator::varchar as indicator,
        $from::date as from_date, $to::date as to_date
),

checks as (
    select k.*, o.short_name, o.name, o.gss_code, n.label, n.unit, m.meeting_id,
        m.meeting_date
    from claim_checks k
    join items i using (item_id)
    join meetings m using (meeting_id)
    join committees c using (committee_id)
    join councils o on o.council_id = k.council_id
    join indicators n on n.indicator_id = k.indicator_id
    left join themes h on h.theme_id = n.theme_id
    cross join params p
    where (p.council is null or o.council_id = p.council)
        and (p.committee is null or c.committee_id = p.committee)
        and (p.indicator is null or k.indicator_id = p.indicator)
        and (p.theme is null or n.theme_id = p.theme or h.parent_id = p.theme)
        and (p.from_date is null or m.meeting_date >= p.from_date)
        and (p.to_date is null or m.meeting_date <= p.to_date)
)

select k.short_name as council, k.name as council_name, k.meeting_date,
    k.label as indicator, k.unit, k.kind, k.told, k.told_period, k.quote,
    k.published_value, k.published_period, k.compared_with, k.difference,
    replace(k.verdict, '-', ' ') as verdict,
    case k.same_measure when 'yes' then 'yes' when 'no' then 'no'
        else 'cannot tell' end as same_measure,
    k.reason, k.wording, o.time_period, o.time_identifier,
    k.gss_code as new_la_code, a.name as la_name, o.symbol,
    coalesce(k.source, 'Council minutes') as source,
    row_number() over (
        partition by k.verdict order by k.short_name, k.meeting_date, k.check_id
    )::integer as stack_position,
    case k.kind when 'figure' then '/figures/' || k.check_id
        else '/meetings/' || k.meeting_id || '#' || k.check_id end as href
from checks k
left join observations o on o.indicator_id = k.indicator_id
    and o.gss_code = k.gss_code and o.period = k.published_period
left join areas a on a.gss_code = k.gss_code
order by list_position(['agrees', 'rounds-to-it', 'differs-by',
    'different-definition', 'cannot-tell'], k.verdict), stack_position
