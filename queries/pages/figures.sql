-- Which figures were quoted in meetings, by whom, for when, and with what doubt?
with params as (
    select
        $council::varchar as council, $committee::varchar as committee,
        $theme::varchar as theme, $indicator::varchar as indicator,
        $from::date as from_date, $to::date as to_date,
        $kind::varchar as kind, $sure::double as sure,
        $words::varchar as words
),

doubts as (
    select f.figure_id, list(distinct c.kind order by c.kind) as caveats
    from figures f
    join figure_caveats c using (figure_id)
    group by f.figure_id
),

tagged as (
    select t.item_id, list(t.theme_id) || list(h.parent_id) as themes
    from item_themes t
    join themes h using (theme_id)
    group by t.item_id
)

select
    f.figure_id, f.value, f.unit, f.denominator, f.kind, f.qualifier,
    f.measure, f.population, f.area, f.period, f.period_basis,
    f.indicator_id, n.label as indicator, f.speaker, f.quote, f.confidence,
    f.review, d.caveats, i.title as item, i.item_id, m.meeting_id,
    m.meeting_date, m.committee_name as committee, o.short_name as council,
    o.name as council_name, '/figures/' || f.figure_id as href,
    '/meetings/' || m.meeting_id || '#' || f.figure_id as evidence_href
from figures f
join items i using (item_id)
join meetings m using (meeting_id)
join committees c using (committee_id)
join councils o using (council_id)
left join indicators n using (indicator_id)
left join doubts d using (figure_id)
left join tagged t using (item_id), params p
where f.review is distinct from 'rejected'
    and (p.council is null or o.council_id = p.council)
    and (p.committee is null or c.committee_id = p.committee)
    and (p.theme is null or list_contains(t.themes, p.theme))
    and (p.indicator is null or f.indicator_id = p.indicator)
    and (p.from_date is null or m.meeting_date >= p.from_date)
    and (p.to_date is null or m.meeting_date <= p.to_date)
    and (p.kind is null or f.kind = p.kind)
    and (p.sure is null or f.confidence >= p.sure)
    and (p.words is null or contains(
        lower(concat_ws(' ', f.measure, f.population, f.quote)),
        lower(p.words)
    ))
order by m.meeting_date desc nulls last, i.position, f.char_start, f.figure_id
