-- How much of what each council published is complete, cut short or has lost content?
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

held as (
    select k.council_id, i.completeness, sum(i.items) as items
    from item_counts i
    join times using (span)
    join places k using (committee_id)
    semi join sets using (theme_set)
    group by all
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
    select h.council_id, o.short_name as council, o.name as council_name,
        o.is_listed, sum(h.items)::integer as of_items
    from held h
    join councils o using (council_id)
    group by all
)

select
    t.council, t.council_name, s.state, coalesce(n.items, 0)::integer as items,
    t.of_items,
    round(100 * coalesce(n.items, 0) / t.of_items, 1)::double as share,
    'items' as unit, '/sources?council=' || t.council_id as href
from totals t
cross join states s
left join held n
    on n.council_id = t.council_id and n.completeness = s.completeness
order by t.is_listed desc, t.council, s.place
