-- Which themes fill the agendas of which council, year by year?
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
    where y.year is not null
    group by k.council_id, y.year
    having sum(t.items) > 0
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
)

select
    h.theme_id, h.label as theme,
    o.short_name as council, o.name as council_name, w.year,
    round(100 * coalesce(n.items, 0) / w.of_items, 1)::double as share,
    'percent of items of substance' as unit,
    coalesce(n.items_with, 0)::integer as items, w.of_items, w.meetings,
    coalesce(n.cut_items, 0)::integer as cut_items,
    -- Years of few items are no darker than the darkest of the others.
    least(share, max(share) filter (w.of_items >= 5) over ()) as shade,
    '/themes?theme=' || h.theme_id || '&council=' || o.council_id
        || '&from=' || w.year || '&to=' || w.year as href
from themes h
cross join whole w
join councils o on o.council_id = w.council_id
left join given n on n.council_id = w.council_id
    and n.year = w.year and n.theme_id = h.theme_id, params p
where h.theme_id in (select theme_id from given)
    and (p.theme is null or h.theme_id = p.theme or h.parent_id = p.theme)
order by o.is_listed desc, o.short_name, w.year, share desc, h.label
