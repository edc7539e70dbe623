-- Who gave the figures that committees were told, and what kinds are they?
with params as (
    select
        $council::varchar as council, $committee::varchar as committee,
        $theme::varchar as theme, $indicator::varchar as indicator,
        $from::date as from_date, $to::date as to_date
)

select
    o.short_name as council, o.name as council_name,
    coalesce(replace(f.speaker, '-', ' '), 'not said') as speaker, f.kind,
    count(*)::integer as figures, 'figures' as unit,
    '/figures?council=' || o.council_id || '&kind=' || f.kind || '&sure=all'
        as href
from figures f
join items i using (item_id)
join meetings m using (meeting_id)
join committees c using (committee_id)
join councils o using (council_id), params p
where f.review is distinct from 'rejected'
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
group by o.council_id, o.short_name, o.name, o.is_listed, f.speaker, f.kind
order by o.is_listed desc, council, speaker = 'not said', figures desc, kind
