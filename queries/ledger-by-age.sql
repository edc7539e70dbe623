-- What has been asked for, of whom, how long ago, and has it come back?
with params as (
    select
        $council::varchar as council, $committee::varchar as committee,
        $theme::varchar as theme, $from::date as from_date, $to::date as to_date
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

newest as (
    select max(meeting_date) as day from meetings
),

asked as (
    select r.*, coalesce(r.owner, 'Nobody named') as asked_of,
        list_position(['overdue', 'open', 'unknown', 'answered'], r.state)
            as urgency
    from request_list r
    semi join places using (committee_id)
    semi join sets using (theme_set), params p
    where r.asked_on is not null
        and (p.from_date is null or r.asked_on >= p.from_date)
        and (p.to_date is null or r.asked_on <= p.to_date)
),

-- Days and people first, their words only for those that are shown.
groups as (
    select a.council_id, a.urgency, a.asked_of, a.asked_on,
        count(*)::integer as requests, min(a.due_to) as due_on
    from asked a
    join councils o using (council_id)
    group by a.council_id, o.short_name, a.urgency, a.asked_of, a.asked_on
    order by a.urgency, a.asked_on, o.short_name, a.asked_of
    limit 2000
)

select
    o.short_name as council, o.name as council_name,
    upper(a.state[1]) || a.state[2:] as state, g.asked_of as owner, g.asked_on,
    date_diff('month', g.asked_on, n.day)::integer as months,
    g.requests, g.due_on,
    string_agg(a.text, ' / ' order by a.resolution_id) as text,
    string_agg(distinct a.reason, ' ' order by a.reason) as reason,
    'requests and undertakings of one meeting' as unit,
    min('/meetings/' || a.meeting_id || '#' || a.resolution_id) as href
from groups g
join asked a using (council_id, urgency, asked_of, asked_on)
join councils o using (council_id)
cross join newest n
group by o.council_id, o.short_name, o.name, a.state, g.urgency, g.asked_of,
    g.asked_on, g.requests, g.due_on, n.day
order by g.urgency, g.asked_on, o.short_name, owner
