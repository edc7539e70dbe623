-- What the earlier build has of the meetings of touched documents, and what is
-- compared with what comes out now.

create table work.old_meetings as
select distinct meeting_id
from earlier.found.meeting_map
where document_id in (from touched);

create table work.old_items as
select item_id
from earlier.main.items
where meeting_id in (from old_meetings);

create table work.old_figures as
select figure_id
from earlier.main.figures
where item_id in (from old_items);

create table work.old_councils as
from earlier.main.councils;

create table work.old_sets as
from earlier.main.theme_sets;

create table work.old_followups as
from earlier.main.followups;

create table work.old_committees as
select distinct committee_id
from earlier.main.meetings
where meeting_id in (from old_meetings);

create table work.old_days as
select distinct coalesce(meeting_date, date '0001-01-01') as day
from earlier.main.meetings
where meeting_id in (from old_meetings);
