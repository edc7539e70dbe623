-- Which figures was each committee told at each meeting, with every doubt?
with params as (
    select
        $council::varchar as council, $committee::varchar as committee,
        $theme::varchar as theme, $indicator::varchar as indicator,
        $from::date as from_date, $to::date as to_date
),

doubts as (
    select f.figure_id, string_agg(distinct replace(c.kind, '-', ' '), '; ')
        as caveats
    from figures f
    join figure_caveats c using (figure_id)
    group by f.figure_id
)

select
    o.short_name as council, o.name as council_name,
    m.committee_name as committee, m.meeting_date, i.title as item,
    f.measure, f.population, f.value, f.unit, f.denominator, f.qualifier,
    f.kind, coalesce(a.name, f.area) as area, f.period, n.label as indicator,
    f.speaker, f.quote, d.caveats, f.confidence,
    row_number() over (
        partition by m.meeting_id order by i.position, f.char_start, f.figure_id
    )::integer as place,
    s.source_url as source, '/figures/' || f.figure_id as href
from figures f
join items i using (item_id)
join meetings m using (meeting_id)
join committees c using (committee_id)
join councils o using (council_id)
left join indicators n using (indicator_id)
left join areas a on a.gss_code = f.area
left join documents s on s.document_id = f.document_id
left join doubts d using (figure_id), params p
where f.review is distinct from 'rejected' and f.confidence >= 0.9
    and (p.council is null or o.council_id = p.council)
    and (p.committee is null or c.committee_id = p.committee)
    and (p.indicator is null or f.indicator_id = p.indicator)
    and (p.from_date is null or m.meeting_date >= p.from_date)
    and (p.to_date is null or m.meeting_date <= p.to_date)
    and (p.theme is null or i.item_id in (
        select t.item_id
        from item_themes t
        join themes h using (theme_id)
        where h.theme_id = p.theme or h.parent_id = p.theme
    ))
order by m.meeting_date desc nulls last, o.is_listed desc, council, place
