-- What is counted by committee.

drop table part.search_items;
drop table part.search_parts;
drop table part.postings;

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
