-- Which figures were quoted in meetings, by whom, for when, and with what doubt?
with params as (
    select
        $council::varchar as council, $committee::varchar as committee,
        $theme::varchar as theme, $indicator::varchar as indicator,
        $from::date as from_date, $to::date as to_date,
        $kind::varchar as kind, $sure::double as sure,
        $words::varchar as words, $start::integer as start,
        $size::integer as size
),

places as (
    select c.committee_id, c.council_id
    from committees c, params p
    where (p.council is null or c.council_id = p.council)
        and (p.committee is null or c.committee_id = p.committee)
),

sets as (
    select distinct t.theme_set
    from theme_sets t, params p
    where p.theme is null or t.theme_id = p.theme
),

fitting as (
    select f.place
    from figure_list f
    semi join places using (committee_id)
    semi join sets using (theme_set), params p
    where (p.indicator is null or f.indicator_id = p.indicator)
        and (p.from_date is null or f.meeting_date >= p.from_date)
        and (p.to_date is null or f.meeting_date <= p.to_date)
        and (p.kind is null or f.kind = p.kind)
        and (p.sure is null or f.confidence >= p.sure)
        and (p.words is null or contains(
            lower(concat_ws(' ', f.measure, f.population, f.quote)),
            lower(p.words)
        ))
    order by f.place
    limit 2000
),

shown as (
    select place
    from fitting
    qualify row_number() over (order by place) - 1 - coalesce(
        (select start from params), 0) between 0 and coalesce(
        (select size from params), 2000) - 1
)

select
    f.figure_id, f.value, f.unit, f.denominator, f.kind, f.qualifier,
    f.measure, f.population, f.area, f.period, f.period_basis,
    f.indicator_id, n.label as indicator, f.speaker, f.quote, f.confidence,
    f.review, f.caveats, f.item, f.item_id, f.meeting_id, f.meeting_date,
    m.committee_name as committee, o.short_name as council,
    o.name as council_name, '/figures/' || f.figure_id as href,
    '/meetings/' || f.meeting_id || '#' || f.figure_id as evidence_href
from figure_list f
semi join shown using (place)
join meetings m using (meeting_id)
join places k on k.committee_id = f.committee_id
join councils o using (council_id)
left join indicators n using (indicator_id)
order by f.place
