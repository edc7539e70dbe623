-- How much of each council's substantive items is about each theme?
with params as (
    select
        $council::varchar as council, $committee::varchar as committee,
        $from::date as from_date, $to::date as to_date
),

discussed as (
    select i.item_id, i.completeness, c.council_id
    from items i
    join meetings m using (meeting_id)
    join committees c using (committee_id), params p
    where not i.is_procedural
        and (p.council is null or c.council_id = p.council)
        and (p.committee is null or c.committee_id = p.committee)
        and (p.from_date is null or m.meeting_date >= p.from_date)
        and (p.to_date is null or m.meeting_date <= p.to_date)
),

totals as (
    select council_id, count(*)::integer as of_items
    from discussed
    group by council_id
),

about as (
    select d.council_id, t.theme_id, count(*)::integer as items,
        sum(t.weight)::double as weighted,
        count(*) filter (d.completeness <> 'complete')::integer as incomplete
    from discussed d
    join item_themes t using (item_id)
    group by d.council_id, t.theme_id
)

select
    h.theme_id, h.label, h.definition, g.label as topic, h.parent_id,
    o.council_id, o.short_name as council, o.name as council_name,
    o.is_listed, coalesce(a.items, 0)::integer as items, n.of_items,
    coalesce(a.incomplete, 0)::integer as incomplete,
    round(100 * coalesce(a.weighted, 0) / n.of_items, 1)::double as share,
    '/themes?theme=' || h.theme_id || '&council=' || o.council_id as href
from themes h
join themes g on g.theme_id = h.parent_id
cross join totals n
join councils o on o.council_id = n.council_id
left join about a
    on a.theme_id = h.theme_id and a.council_id = n.council_id
where h.theme_id <> 'governance'
order by g.label, h.label, o.is_listed desc, o.council_id
