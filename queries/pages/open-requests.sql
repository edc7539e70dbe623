-- What was asked for or promised and is not known to have come back, oldest first?
with ranked as (
    select *, list_position(['overdue', 'open', 'unknown'], state) as urgency
    from request_list
    where state in ('overdue', 'open', 'unknown')
),

waiting as (
    select *
    from ranked
    qualify row_number() over (
        partition by council_id
        order by urgency, asked_on nulls last, resolution_id
    ) <= 3
)

select r.resolution_id, r.text, r.action, r.basis, r.owner, r.due_date,
    r.state, r.reason as state_reason, o.short_name as council,
    o.name as council_name, r.asked_on as meeting_date,
    '/meetings/' || r.meeting_id || '#' || r.resolution_id as href
from waiting r
join councils o using (council_id)
order by r.urgency, meeting_date nulls last, r.resolution_id
limit 4
