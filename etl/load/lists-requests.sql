-- What was asked for or promised, by council, the longest overdue first.
insert into request_list by name
select f.resolution_id, f.council_id, f.committee_id, d.meeting_id, f.asked_on,
    f.owner, d.basis, d.action, d.due_date, f.due_to, f.state, f.reason,
    d.text, d.theme_set
from followups f
join decision_list d using (resolution_id)
order by list_position(['overdue', 'open', 'unknown', 'answered'], f.state),
    f.asked_on nulls last, f.resolution_id;
