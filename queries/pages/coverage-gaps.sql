-- Which meetings have no minutes here, or are no longer listed by their site?
with params as (
    select $council::varchar as council, $committee::varchar as committee
)

select
    c.committee, o.short_name as council,
    coalesce(o.name, c.council_id) as council_name,
    c.meeting_date, c.meeting_number, c.status, c.state, c.minutes, c.source,
    c.url, c.checked_on, c.note,
    '/meetings/' || c.meeting_id as href
from coverage c
left join councils o on o.council_id = c.council_id, params p
where (c.state <> 'fetched' or c.minutes in ('missing', 'unknown'))
    and (p.council is null or c.council_id = p.council)
    and (p.committee is null or c.committee_id = p.committee)
order by c.meeting_date desc nulls last, c.committee, c.meeting_number
