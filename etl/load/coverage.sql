-- What harvests know of each meeting, and which meeting here it became.

with newest as (
    select *
    from found.coverage
    qualify row_number() over (
        partition by council_id, meeting_number
        order by checked_on desc nulls last, file
    ) = 1
),

placed as (
    select n.* exclude (committee_id, meeting_id, document_id),
        coalesce(listed.committee_id, named.committee_id, n.committee_id)
            as committee_id
    from newest n
    left join committees listed on listed.committee_id = n.committee_id
    left join committees named
        on named.council_id = n.council_id and named.name = n.committee
)

insert into coverage by name
select p.*, m.meeting_id
from placed p
left join meetings m
    on m.committee_id = p.committee_id and m.meeting_date = p.meeting_date
