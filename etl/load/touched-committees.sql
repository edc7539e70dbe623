-- Committees whose meetings came out otherwise: what was asked of these is followed
-- anew, and what is counted by committee counted, from views that hold nothing else.

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

create or replace view part.figures as
from earlier.main.figures
semi join part.placed using (item_id);

create view part.resolutions as
from earlier.main.resolutions
semi join part.placed using (item_id);

create table part.search_items as
from earlier.main.search_items
semi join part.placed using (item_id);

create table part.search_parts as
from earlier.main.search_parts
where item_no in (select item_no from part.search_items);

create table part.postings as
from earlier.main.postings
where item_no in (select item_no from part.search_items);

create table work.old_followups as
from earlier.main.followups
where committee_id in (from touched_committees);

delete from earlier.main.followups
where committee_id in (from touched_committees);
