-- How much of each council's substantive items is about each theme?
with params as (
    select
        $council::varchar as council, $committee::varchar as committee,
        $from::date as from_date, $to::date as to_date
),

times as (
    select s.span, s.year
    from spans s, params p
    where (p.from_date is null or s.first_day >= p.from_date)
        and (p.to_date is null or s.last_day <= p.to_date)
        and (s.is_year or p.from_date > make_date(s.year, 1, 1)
            or p.to_date < make_date(s.year, 12, 31))
),

places as (
    select c.committee_id, c.council_id
    from committees c, params p
    where (p.council is null or c.council_id = p.council)
        and (p.committee is null or c.committee_id = p.committee)
),

totals as (
    select k.council_id, sum(m.agenda_items)::integer as of_items
    from meeting_counts m
    join times using (span)
    join places k using (committee_id)
    group by k.council_id
    having sum(m.agenda_items) > 0
),

about as (
    select k.council_id, t.theme_id, sum(t.agenda_items)::integer as items,
        sum(t.agenda_weight)::double as weighted,
        sum(t.agenda_incomplete)::integer as incomplete
    from theme_counts t
    join times using (span)
    join places k using (committee_id)
    group by k.council_id, t.theme_id
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
