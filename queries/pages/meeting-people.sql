-- Who was at one meeting?
with params as (
    select $meeting::varchar as meeting
)

select person, role, status
from attendances, params
where meeting_id = params.meeting
order by
    list_position(
        ['chair', 'vice-chair', 'member', 'co-opted', 'invitee', 'officer'],
        role
    ) nulls last, person
