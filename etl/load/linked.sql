-- All that was found of meetings and items, earlier and now, for looking which
-- items might be of one meeting.

attach ':memory:' as pairing;
create schema pairing.found;

create view pairing.found.meetings as
select * from earlier.found.meetings
union all by name
select * from built.found.meetings;

create view pairing.found.items as
select item_id, document_id, meeting_id, title, title_basis
from earlier.found.items
union all by name
select item_id, document_id, meeting_id, title, title_basis
from built.found.items;
