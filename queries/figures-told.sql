-- Which figures was each committee told at each meeting, with every doubt?
with params as (
    select
        $council::varchar as council, $committee::varchar as committee,
        $theme::varchar as theme, $indicator::varchar as indicator,
        $from::date as from_date, $to::date as to_date
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

-- The newest, where there are more than a picture can show; with parameters as
-- they are given, no more of the list is read than that.
newest as (
    select f.place
    from figure_list f
    semi join places using (committee_id)
    semi join sets using (theme_set)
    where f.confidence >= 0.9
        and ($indicator::varchar is null or f.indicator_id = $indicator::varchar)
        and ($from::date is null or f.meeting_date >= $from::date)
        and ($to::date is null or f.meeting_date <= $to::date)
    order by f.place
    limit 5000
)

select
    o.short_name as council, o.name as council_name,
    m.committee_name as committee, f.meeting_date, f.item,
    f.measure, f.population, f.value, f.unit, f.denominator, f.qualifier,
    f.kind, coalesce(a.name, f.area) as area, f.period, f.since,
    n.label as indicator, f.speaker, f.quote,
    array_to_string(list_transform(f.caveats, x -> replace(x, '-', ' ')), '; ')
        as caveats, f.confidence,
    row_number() over (partition by f.meeting_id order by f.place)::integer
        as place,
    coalesce(s.source_url, 'Minutes published by the council') as source,
    '/figures/' || f.figure_id as href
from figure_list f
semi join newest using (place)
join meetings m using (meeting_id)
join places k on k.committee_id = f.committee_id
join councils o using (council_id)
left join indicators n using (indicator_id)
left join areas a on a.gss_code = f.area
left join documents s on s.document_id = f.document_id
order by f.meeting_date desc nulls last, o.is_listed desc, council,
    f.meeting_id, f.place
