-- What kinds of figures are committees told, and how many are read surely?
with params as (
    select
        $council::varchar as council, $committee::varchar as committee,
        $theme::varchar as theme, $indicator::varchar as indicator,
        $from::date as from_date, $to::date as to_date
),

kinds as (
    select *
    from (values
        ('outcome', 'How well', 1), ('volume', 'How much', 2),
        ('money', 'Money', 3), ('change', 'Difference', 4),
        ('target', 'Limit or aim', 5), ('other', 'Other', 6)
    ) as k (kind, label, place)
)

select
    o.short_name as council, o.name as council_name, k.label as kind,
    count(*)::integer as figures,
    count(*) filter (where f.confidence >= 0.9)::integer as sure,
    count(*) filter (where f.period is not null)::integer as with_period,
    'figures' as unit,
    '/figures?council=' || o.council_id || '&kind=' || f.kind || '&sure=all'
        as href
from figures f
join kinds k using (kind)
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
group by o.council_id, o.short_name, o.name, o.is_listed, f.kind,
    k.label, k.place
order by o.is_listed desc, council, k.place
