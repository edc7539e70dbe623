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

-- With parameters as they are given, no more of the list is read than needed.
fitting as (
    select f.place
    from figure_list f
    semi join places using (committee_id)
    semi join sets using (theme_set)
    where ($indicator::varchar is null or f.indicator_id = $indicator::varchar)
        and ($from::date is null or f.meeting_date >= $from::date)
        and ($to::date is null or f.meeting_date <= $to::date)
        and ($kind::varchar is null or f.kind = $kind::varchar)
        and ($sure::double is null or f.confidence >= $sure::double)
        and ($words::varchar is null or contains(
            lower(concat_ws(' ', f.measure, f.population, f.quote)),
            lower($words::varchar)
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
