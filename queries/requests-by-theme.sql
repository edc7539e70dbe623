-- On which themes are officers asked to do something, and has it come back?
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

asked as (
    select k.council_id, f.theme_set, f.state, sum(f.requests) as requests
    from request_counts f
    join times using (span)
    join places k using (committee_id)
    group by all
),

members as (
    select t.theme_set, t.theme_id
    from theme_sets t
    join themes h using (theme_id), params p
    where t.is_own and t.theme_id <> 'governance'
        and (p.theme is null or h.theme_id = p.theme or h.parent_id = p.theme)
),

whole as (
    select council_id, sum(requests)::integer as of_requests
    from asked
    where theme_set in (select theme_set from members)
    group by council_id
)

select
    h.theme_id, h.label as theme,
    o.short_name as council, o.name as council_name,
    sum(a.requests)::integer as requests, w.of_requests,
    coalesce(sum(a.requests) filter (a.state = 'answered'), 0)::integer
        as answered,
    coalesce(sum(a.requests) filter (a.state = 'open'), 0)::integer as open,
    coalesce(sum(a.requests) filter (a.state = 'overdue'), 0)::integer
        as overdue,
    coalesce(sum(a.requests) filter (a.state = 'unknown'), 0)::integer
        as unknown,
    'requests and undertakings' as unit,
    '/decisions?theme=' || h.theme_id || '&council=' || o.council_id as href
from asked a
join members using (theme_set)
join themes h using (theme_id)
join whole w using (council_id)
join councils o using (council_id)
group by h.theme_id, h.label, o.council_id, o.short_name, o.name, o.is_listed,
    w.of_requests
order by o.is_listed desc, o.short_name, requests desc, h.label
