-- Which items are cut short, lost a list or belong to an undated meeting?
with params as (
    select
        $council::varchar as council, $committee::varchar as committee,
        $from::date as from_date, $to::date as to_date
),

held as (
    select i.item_id, i.completeness, m.meeting_id, m.meeting_date,
        o.council_id, o.short_name as council, o.name as council_name,
        o.is_listed
    from items i
    join meetings m using (meeting_id)
    join committees c using (committee_id)
    join councils o using (council_id), params p
    where not i.is_procedural
        and (p.council is null or o.council_id = p.council)
        and (p.committee is null or c.committee_id = p.committee)
        and (p.from_date is null or m.meeting_date >= p.from_date)
        and (p.to_date is null or m.meeting_date <= p.to_date)
),

lacks as (
    select council_id, council, council_name, is_listed, lack, place,
        count(*) filter (where is_lacking)::integer as items,
        count(*)::integer as of_items
    from (
        select *, 'Cut short by the page' as lack, 1 as place,
            completeness = 'truncated' as is_lacking
        from held
        union all
        select *, 'List lost by the layout', 2, completeness = 'content_lost'
        from held
        union all
        select *, 'Of a meeting without a date', 3, meeting_date is null
        from held
    ) as each_lack
    group by all
)

select council, council_name, lack, items, of_items,
    round(100 * items / of_items, 1)::double as share, 'items' as unit,
    '/sources?council=' || council_id as href
from lacks
order by is_listed desc, council, place
