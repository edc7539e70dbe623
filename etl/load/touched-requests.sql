-- Requests as the ledger shows them, of committees whose were followed anew.

create view part.followups as
from earlier.main.followups
where committee_id in (from work.touched_committees);

delete from earlier.main.request_list
where committee_id in (from touched_committees);
