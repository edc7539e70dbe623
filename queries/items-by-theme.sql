-- What share of its items of substance did each council give to each theme?
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
    select k.council_id, sum(t.items)::integer as of_items,
        sum(t.cut_items)::integer as of_cut_items
    from meeting_counts t
    join times using (span)
    join places k using (committee_id)
    group by k.council_id
    having sum(t.items) > 0
),

given as (
    select k.council_id, a.theme_id, sum(a.items) as items,
        sum(a.items_with)::integer as items_with,
        sum(a.cut_items)::integer as cut_items
    from theme_counts a
    join times using (span)
    join places k using (committee_id)
    where a.has_attention
    group by k.council_id, a.theme_id
),

shares as (
    select h.theme_id, h.label as theme, g.label as topic, w.council_id,
        round(100 * coalesce(n.items, 0) / w.of_items, 1)::double as share,
        coalesce(n.items_with, 0)::integer as items, w.of_items,
        coalesce(n.cut_items, 0)::integer as cut_items, w.of_cut_items
    from themes h
    join themes g on g.theme_id = h.parent_id
    cross join whole w
    left join given n
        on n.council_id = w.council_id and n.theme_id = h.theme_id, params p
    where h.theme_id <> 'governance'
        and (p.theme is null or h.theme_id = p.theme or h.parent_id = p.theme)
        and h.theme_id in (select theme_id from given)
)

select
    s.theme_id, s.theme, s.topic, o.short_name as council,
    o.name as council_name, s.share, 'percent of items of substance' as unit,
    s.items, s.of_items, s.cut_items, s.of_cut_items, o.is_listed,
    if(count(*) filter (o.is_listed) over t > 1,
        max(s.share) filter (o.is_listed) over t
            - min(s.share) filter (o.is_listed) over t, s.share) as gap,
    '/themes?theme=' || s.theme_id || '&council=' || s.council_id as href
from shares s
join councils o using (council_id)
window t as (partition by s.theme_id)
order by o.is_listed desc, o.short_name, s.share desc, s.theme
