-- Committees whose meetings came out otherwise: what is counted by committee is
-- counted anew for these, from views that hold nothing else.

create table work.touched_committees as
from old_committees
union
select committee_id from built.main.meetings;

create table part.placed as
from work.placed
where committee_id in (from touched_committees);

create view part.meetings as
from earlier.main.meetings
where committee_id in (from work.touched_committees);

create view part.attention_totals as
from earlier.main.attention_totals
where committee_id in (from work.touched_committees);

create view part.items as
from earlier.main.items
semi join part.placed using (item_id);

create view part.figures as
from earlier.main.figures
semi join part.placed using (item_id);

create view part.resolutions as
from earlier.main.resolutions
semi join part.placed using (item_id);

delete from earlier.main.meeting_counts
where committee_id in (from touched_committees);
delete from earlier.main.theme_counts
where committee_id in (from touched_committees);
delete from earlier.main.item_counts
where committee_id in (from touched_committees);
delete from earlier.main.figure_counts
where committee_id in (from touched_committees);
delete from earlier.main.mention_counts
where committee_id in (from touched_committees);
delete from earlier.main.decision_counts
where committee_id in (from touched_committees);
delete from earlier.main.deciding_meetings
where committee_id in (from touched_committees);
delete from earlier.main.request_counts
where committee_id in (from touched_committees);
