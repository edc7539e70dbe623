-- Which items are cut short, lost a list or belong to an undated meeting?
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

held as (
    select k.council_id, i.completeness, y.year is null as is_undated,
        sum(i.items) as items
    from item_counts i
    join times y using (span)
    join places k using (committee_id)
    group by all
),

lacks as (
    select council_id, lack, place, sum(items)::integer as of_items,
        coalesce(sum(items) filter (is_lacking), 0)::integer as items
    from (
        select *, 'Cut short by the page' as lack, 1 as place,
            completeness = 'truncated' as is_lacking
        from held
        union all
        select *, 'List lost by the layout', 2, completeness = 'content_lost'
        from held
        union all
        select *, 'Of a meeting without a date', 3, is_undated
        from held
    ) as each_lack
    group by all
)

select o.short_name as council, o.name as council_name, l.lack, l.items,
    l.of_items, round(100 * l.items / l.of_items, 1)::double as share,
    'items' as unit, '/sources?council=' || o.council_id as href
from lacks l
join councils o using (council_id)
order by o.is_listed desc, council, l.place
