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
)

select
    f.resolution_id, o.short_name as council, o.name as council_name,
    upper(f.state[1]) || f.state[2:] as state,
    coalesce(f.owner, 'Nobody named') as owner, f.asked_on,
    f.due_to as due_on, date_diff('month', f.asked_on, n.day)::integer as months,
    r.text, f.reason, f.answered_on, f.confidence, f.followed_to,
    'months since it was asked, at the newest meeting read' as unit,
    '/meetings/' || i.meeting_id || '#' || f.resolution_id as href
from followups f
join resolutions r using (resolution_id)
join items i on i.item_id = f.item_id
join councils o using (council_id)
cross join newest n, params p
where f.asked_on is not null
    and (p.council is null or f.council_id = p.council)
    and (p.committee is null or f.committee_id = p.committee)
    and (p.theme is null or f.item_id in (select item_id from tagged))
    and (p.from_date is null or f.asked_on >= p.from_date)
    and (p.to_date is null or f.asked_on <= p.to_date)
order by list_position(['overdue', 'open', 'unknown', 'answered'], f.state),
    f.asked_on, f.resolution_id
limit 2000
