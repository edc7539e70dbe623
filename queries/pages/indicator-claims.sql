-- What were committees told of one indicator, beside what was published?
with params as (
    select $indicator::varchar as indicator
)

select k.check_id, k.kind, k.told, k.told_period, k.quote, k.published_value,
    k.published_period, k.compared_with, k.difference, k.same_measure,
        k.verdict,
    replace(k.verdict, '-', ' ') as verdict_words, k.reason, k.wording,
        k.source,
    o.short_name as council, o.name as council_name, m.meeting_date, i.title,
    n.unit, n.decimals,
    case k.kind when 'figure' then '/figures/' || k.check_id
        else '/meetings/' || m.meeting_id || '#' || k.check_id end as href
from claim_checks k
join params p on k.indicator_id = p.indicator
join indicators n using (indicator_id)
join items i using (item_id)
join meetings m using (meeting_id)
join councils o on o.council_id = k.council_id
order by m.meeting_date desc nulls last, k.check_id
