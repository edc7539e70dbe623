-- Which other bodies come up, and in how many items of each council?
with params as (
    select
        $council::varchar as council, $committee::varchar as committee,
        $theme::varchar as theme, $from::date as from_date, $to::date as to_date
),

tagged as (
    select distinct t.item_id
    from item_themes t
    join themes h using (theme_id), params p
    where p.theme is null or h.theme_id = p.theme or h.parent_id = p.theme
),

named as (
    select n.body_id, n.mention_id, n.item_id, n.quote, c.council_id,
        m.meeting_date, coalesce(m.meeting_date, date '0001-01-01') as day,
        '/meetings/' || i.meeting_id || '#' || n.item_id as address
    from mentions n
    join items i using (item_id)
    join meetings m using (meeting_id)
    join committees c using (committee_id), params p
    where not i.is_procedural
        and (p.council is null or c.council_id = p.council)
        and (p.committee is null or c.committee_id = p.committee)
        and (p.theme is null or n.item_id in (select item_id from tagged))
        and (p.from_date is null or m.meeting_date >= p.from_date)
        and (p.to_date is null or m.meeting_date <= p.to_date)
)

select
    b.body_id, b.label as body, b.kind,
    o.short_name as council, o.name as council_name,
    count(distinct n.item_id)::integer as items,
    count(*)::integer as sentences,
    max(n.meeting_date) as latest,
    arg_max(n.quote, n.day || n.mention_id) as quote,
    'items that name it' as unit,
    arg_max(n.address, n.day || n.mention_id) as href
from named n
join bodies b using (body_id)
join councils o on o.council_id = n.council_id
group by b.body_id, b.label, b.kind, o.council_id, o.short_name, o.name,
    o.is_listed
order by o.is_listed desc, o.short_name, items desc, b.label
