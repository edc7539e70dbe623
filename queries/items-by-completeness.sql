-- How much of what each council published is complete, cut short or has lost content?
with params as (
    select
        $council::varchar as council, $committee::varchar as committee,
        $theme::varchar as theme,
        $from::date as from_date, $to::date as to_date
),

held as (
    select i.item_id, i.completeness, o.council_id, o.short_name as council,
        o.name as council_name, o.is_listed
    from items i
    join meetings m using (meeting_id)
    join committees c using (committee_id)
    join councils o using (council_id), params p
    where not i.is_procedural
        and (p.council is null or o.council_id = p.council)
        and (p.committee is null or c.committee_id = p.committee)
        and (p.from_date is null or m.meeting_date >= p.from_date)
        and (p.to_date is null or m.meeting_date <= p.to_date)
        and (p.theme is null or i.item_id in (
            select t.item_id
            from item_themes t
            join themes h using (theme_id)
            where h.theme_id = p.theme or h.parent_id = p.theme
        ))
),

states as (
    select *
    from (values
        ('complete', 'Complete', 1),
        ('truncated', 'Cut short by the page', 2),
        ('content_lost', 'Content lost', 3)
    ) as s (completeness, state, place)
),

totals as (
    select council_id, council, council_name, is_listed,
        count(*)::integer as of_items
    from held
    group by all
),

counted as (
    select council_id, completeness, count(*)::integer as items
    from held
    group by all
)

select
    t.council, t.council_name, s.state, coalesce(n.items, 0)::integer as items,
    t.of_items,
    round(100 * coalesce(n.items, 0) / t.of_items, 1)::double as share,
    'items' as unit, '/sources?council=' || t.council_id as href
from totals t
cross join states s
left join counted n
    on n.council_id = t.council_id and n.completeness = s.completeness
order by t.is_listed desc, t.council, s.place
