-- What was asked for or promised and is not known to have come back, oldest first?
with waiting as (
    select f.* exclude (basis), r.text, r.action, r.basis, r.due_date, r.char_start,
        o.short_name as council, o.name as council_name, m.meeting_id,
        m.meeting_date,
        row_number() over (
            partition by f.council_id
            order by list_position(['overdue', 'open', 'unknown'], f.state),
                f.asked_on nulls last, r.resolution_id
        ) as place
    from followups f
    join resolutions r using (resolution_id)
    join items i on i.item_id = f.item_id
    join meetings m using (meeting_id)
    join councils o on o.council_id = f.council_id
    where f.state in ('overdue', 'open', 'unknown')
)

select resolution_id, text, action, basis, owner, due_date, state,
    reason as state_reason, council, council_name, meeting_date,
    '/meetings/' || meeting_id || '#' || resolution_id as href
from waiting
where place <= 3
order by list_position(['overdue', 'open', 'unknown'], state),
    meeting_date nulls last, resolution_id
limit 4
