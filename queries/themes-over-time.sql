-- How has the share of each theme gone, year by year, city against county?
with params as (
    select
        $council::varchar as council, $committee::varchar as committee,
        $theme::varchar as theme, $from::date as from_date, $to::date as to_date
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

whole as (
    select k.council_id, y.year, sum(t.items)::integer as of_items,
        sum(t.meetings)::integer as meetings
    from meeting_counts t
    join times y using (span)
    join places k using (committee_id)
    where y.year is not null and t.meetings > 0
    group by k.council_id, y.year
),

given as (
    select k.council_id, y.year, a.theme_id, sum(a.items) as items,
        sum(a.items_with)::integer as items_with,
        sum(a.cut_items)::integer as cut_items
    from theme_counts a
    join times y using (span)
    join places k using (committee_id)
    where y.year is not null and a.has_attention
    group by k.council_id, y.year, a.theme_id
),

shown as (
    select h.theme_id, h.label, sum(g.items) as items
    from given g
    join themes h using (theme_id), params p
    where p.theme is null or h.theme_id = p.theme or h.parent_id = p.theme
    group by h.theme_id, h.label
    order by items desc, h.label
    limit 6
),

years as (
    select unnest(range(min(year), max(year) + 1))::integer as year from whole
)

select
    s.theme_id, s.label as theme,
    o.short_name as council, o.name as council_name, y.year,
    round(100 * coalesce(g.items, 0) / nullif(w.of_items, 0), 1)::double
        as share,
    'percent of items of substance' as unit,
    case when w.of_items > 0 then coalesce(g.items_with, 0) end::integer
        as items,
    w.of_items, w.meetings, g.cut_items,
    '/themes?theme=' || s.theme_id || '&council=' || o.council_id
        || '&from=' || y.year || '&to=' || y.year as href
from shown s
cross join years y
cross join (select distinct council_id from whole) k
join councils o on o.council_id = k.council_id
left join whole w on w.council_id = k.council_id and w.year = y.year
left join given g on g.council_id = k.council_id
    and g.year = y.year and g.theme_id = s.theme_id
order by s.items desc, s.label, o.is_listed desc, o.short_name, y.year
