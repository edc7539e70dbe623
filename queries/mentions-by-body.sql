-- Which other bodies come up, and in how many items of each council?
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

sets as (
    select distinct t.theme_set
    from theme_sets t, params p
    where p.theme is null or t.theme_id = p.theme
),

named as (
    select k.council_id, n.body_id, sum(n.items)::integer as items,
        sum(n.sentences)::integer as sentences, max(n.latest) as latest,
        arg_max(n.mention_id, n.newest) as mention_id,
        arg_max(n.meeting_id, n.newest) as meeting_id
    from mention_counts n
    join times using (span)
    join places k using (committee_id)
    semi join sets using (theme_set)
    group by k.council_id, n.body_id
)

select
    b.body_id, b.label as body, b.kind,
    o.short_name as council, o.name as council_name,
    n.items, n.sentences, n.latest, m.quote, 'items that name it' as unit,
    '/meetings/' || n.meeting_id || '#' || m.item_id as href
from named n
join bodies b using (body_id)
join councils o on o.council_id = n.council_id
join mentions m using (mention_id)
order by o.is_listed desc, o.short_name, n.items desc, b.label
