-- Which themes fill the agendas of which council, year by year?
with params as (
    select
        $council::varchar as council, $committee::varchar as committee,
        $theme::varchar as theme, $from::date as from_date, $to::date as to_date
),

chosen as (
    select t.*, year(t.meeting_date)::integer as year
    from attention_totals t, params p
    where t.meeting_date is not null
        and (p.council is null or t.council_id = p.council)
        and (p.committee is null or t.committee_id = p.committee)
        and (p.from_date is null or t.meeting_date >= p.from_date)
        and (p.to_date is null or t.meeting_date <= p.to_date)
),

whole as (
    select council_id, year, sum(items)::integer as of_items,
        count(*)::integer as meetings
    from chosen
    group by council_id, year
    having sum(items) > 0
),

given as (
    select c.council_id, c.year, a.theme_id, sum(a.items) as items,
        sum(a.items_with)::integer as items_with,
        sum(a.cut_items)::integer as cut_items
    from attention a
    join chosen c using (meeting_id)
    group by c.council_id, c.year, a.theme_id
)

select
    h.theme_id, h.label as theme,
    o.short_name as council, o.name as council_name, w.year,
    round(100 * coalesce(n.items, 0) / w.of_items, 1)::double as share,
    'percent of items of substance' as unit,
    coalesce(n.items_with, 0)::integer as items, w.of_items, w.meetings,
    coalesce(n.cut_items, 0)::integer as cut_items,
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
