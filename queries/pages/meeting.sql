-- What is known of one meeting as a whole?
with params as (
    select $meeting::varchar as meeting
)

select
    m.meeting_id, m.meeting_date, m.date_basis, m.date_evidence,
    m.date_from, m.date_to, m.start_time, m.status, m.committee_basis,
    m.committee_id, coalesce(m.committee_name, c.name) as committee,
    c.council_id, o.short_name as council, o.name as council_name
from meetings m
join committees c using (committee_id)
join councils o using (council_id), params
where m.meeting_id = params.meeting
