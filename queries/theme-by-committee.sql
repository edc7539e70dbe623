-- How much does each committee talk about one theme, year by year?
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

whole as (
    select t.committee_id, y.year, sum(t.items)::integer as of_items,
        sum(t.meetings)::integer as meetings
    from meeting_counts t
    join times y using (span)
    where y.year is not null and t.meetings > 0
    group by t.committee_id, y.year having sum(t.items) > 0
),

-- Without a choice, the theme most talked about; of committees, the most read.
chosen as (
    select h.theme_id, h.label
    from theme_counts a
    join times using (span)
    join themes h using (theme_id), params p
    where a.has_attention and h.theme_id = coalesce(p.theme, h.theme_id)
        and h.theme_id <> 'governance'
    group by h.theme_id, h.label
    order by sum(a.items) desc, h.label
    limit 1
),

shown as (
    select w.committee_id, sum(w.of_items) as items
    from whole w
    join committees c using (committee_id), params p
    where c.council_id = coalesce(p.council, c.council_id)
        and c.committee_id = coalesce(p.committee, c.committee_id)
    group by w.committee_id
    order by items desc, w.committee_id
    limit 8
),

given as (
    select a.committee_id, y.year, sum(a.items) as items,
        sum(a.items_with)::integer as items_with,
        sum(a.cut_items)::integer as cut_items
    from theme_counts a
    join times y using (span)
    semi join chosen using (theme_id)
    where a.has_attention group by a.committee_id, y.year
)

select h.label as theme, c.name as committee, o.short_name as council,
    o.name as council_name, w.year,
    round(100 * coalesce(g.items, 0) / w.of_items, 1)::double as share,
    'percent of items of substance' as unit,
    coalesce(g.items_with, 0)::integer as items, w.of_items, w.meetings,
    coalesce(g.cut_items, 0)::integer as cut_items,
    'Theme shown: ' || h.label as caveat,
    '/themes?theme=' || h.theme_id || '&committee=' || c.committee_id
        || '&from=' || w.year || '&to=' || w.year as href
from shown s
cross join chosen h
join committees c using (committee_id)
join councils o using (council_id)
join whole w using (committee_id)
left join given g on g.committee_id = s.committee_id and g.year = w.year
order by o.is_listed desc, o.short_name, c.name, w.year
