-- A meeting met in several documents is one meeting; the document that knows
-- most of it speaks for it.

create or replace table work.spokesmen as
with bases as (
    select ['stated', 'supplied', 'inferred', 'unknown'] as surest_first
)

select x.meeting_id as settled_id, m.*
from found.meeting_map x
join found.meetings m
    on x.document_id = m.document_id and x.found_meeting_id = m.meeting_id
cross join bases b
qualify row_number() over (
    partition by x.meeting_id
    order by m.council_basis = 'unknown', m.committee_basis = 'unknown',
        list_position(b.surest_first, m.date_basis),
        list_position(b.surest_first, m.committee_basis),
        m.status is null, m.start_time is null, m.document_id
) = 1;
