-- What has been asked for, of whom, how long ago, and has it come back?
with params as (
    select
        $council::varchar as council, $committee::varchar as committee,
        $theme::varchar as theme, $from::date as from_date, $to::date as to_date
),

tagged as (
    select distinct t.item_id
    from item_themes t
    join themes h using (theme_id), params p
    where p.theme is null or h.theme_id = p.theme or h.parent_id = p.theme
),

newest as (
    select max(meeting_date) as day from meetings
),

asked as (
    select f.*, coalesce(f.owner, 'Nobody named') as asked_of, r.text,
        '/meetings/' || i.meeting_id || '#' || f.resolution_id as address
    from followups f
    join resolutions r using (resolution_id)
    join items i on i.item_id = f.item_id, params p
    where f.asked_on is not null
        and (p.council is null or f.council_id = p.council)
        and (p.committee is null or f.committee_id = p.committee)
        and (p.theme is null or f.item_id in (select item_id from tagged))
        and (p.from_date is null or f.asked_on >= p.from_date)
        and (p.to_date is null or f.asked_on <= p.to_date)
)

select
    o.short_name as council, o.name as council_name,
    upper(a.state[1]) || a.state[2:] as state, a.asked_of as owner, a.asked_on,
    date_diff('month', a.asked_on, n.day)::integer as months,
    count(*)::integer as requests, min(a.due_to) as due_on,
    string_agg(a.text, ' / ' order by a.resolution_id) as text,
    string_agg(distinct a.reason, ' ' order by a.reason) as reason,
    'requests and undertakings of one meeting' as unit,
    min(a.address) as href
from asked a
join councils o using (council_id)
cross join newest n
group by o.council_id, o.short_name, o.name, a.state, a.asked_of,
    a.asked_on, n.day
order by list_position(['overdue', 'open', 'unknown', 'answered'], a.state),
    a.asked_on, o.short_name, owner
limit 2000
