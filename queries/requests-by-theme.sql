-- On which themes are officers asked to do something, and has it come back?
with params as (
    select
        $council::varchar as council, $committee::varchar as committee,
        $theme::varchar as theme, $from::date as from_date, $to::date as to_date
),

asked as (
    select f.resolution_id, f.council_id, f.state, t.theme_id
    from followups f
    join item_themes t using (item_id)
    join themes h using (theme_id), params p
    where t.theme_id <> 'governance'
        and (p.council is null or f.council_id = p.council)
        and (p.committee is null or f.committee_id = p.committee)
        and (p.theme is null or h.theme_id = p.theme or h.parent_id = p.theme)
        and (p.from_date is null or f.asked_on >= p.from_date)
        and (p.to_date is null or f.asked_on <= p.to_date)
),

whole as (
    select council_id, count(distinct resolution_id)::integer as of_requests
    from asked
    group by council_id
)

select
    h.theme_id, h.label as theme,
    o.short_name as council, o.name as council_name,
    count(*)::integer as requests, w.of_requests,
    count(*) filter (a.state = 'answered')::integer as answered,
    count(*) filter (a.state = 'open')::integer as open,
    count(*) filter (a.state = 'overdue')::integer as overdue,
    count(*) filter (a.state = 'unknown')::integer as unknown,
    'requests and undertakings' as unit,
    '/decisions?theme=' || h.theme_id || '&council=' || o.council_id as href
from asked a
join themes h using (theme_id)
join whole w using (council_id)
join councils o using (council_id)
group by h.theme_id, h.label, o.council_id, o.short_name, o.name, o.is_listed,
    w.of_requests
order by o.is_listed desc, o.short_name, requests desc, h.label
