-- What was asked for or promised and is not known to have come back, oldest first?
with ranked as (
    select r.*,
        list_position(['overdue', 'open', 'unknown'], state) as urgency
    from request_list r
    join councils o using (council_id)
    where o.is_listed and state in ('overdue', 'open', 'unknown')
),

first_ones as (
    select *
    from ranked
    order by urgency, asked_on nulls last, resolution_id
    limit 3
),

-- Of one council no more than three, so that the fourth may be of another.
fourth as (
    select *
    from ranked
    where resolution_id not in (select resolution_id from first_ones)
        and council_id not in (
            select council_id from first_ones
            group by council_id
            having count(*) = 3
        )
    order by urgency, asked_on nulls last, resolution_id
    limit 1
),

waiting as (
    select * from first_ones
    union all
    select * from fourth
)

select r.resolution_id, r.text, r.action, r.basis, r.owner, r.due_date,
    r.state, r.reason as state_reason, o.short_name as council,
    o.name as council_name, r.asked_on as meeting_date,
    '/meetings/' || r.meeting_id || '#' || r.resolution_id as href
from waiting r
join councils o using (council_id)
order by r.urgency, meeting_date nulls last, r.resolution_id
