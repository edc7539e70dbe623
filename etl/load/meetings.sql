-- Meetings, as the document that knows most of each says.

insert into meetings by name
select settled_id as meeting_id, committee_id,
    meeting_date::date as meeting_date, date_basis, date_evidence,
    date_from::date as date_from, date_to::date as date_to, start_time,
    status, committee_name, committee_basis, council_basis
from spokesmen
order by settled_id;
