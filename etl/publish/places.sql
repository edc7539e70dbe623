-- Where each row of a table belongs: its council, and the year of its meeting; both null where that is unknown.

create temp table place_of_meeting as
select m.meeting_id, m.meeting_date, c.council_id as council, year(m.meeting_date)::integer as year
from source.meetings m
join source.committees c using (committee_id);

create temp table place_of_item as
select i.item_id, p.council, p.year
from source.items i
join place_of_meeting p using (meeting_id);

create temp table place_of_document as
select s.document_id, min_by(p.council, i.meeting_id) as council, min_by(p.year, i.meeting_id) as year
from source.item_sources s
join source.items i using (item_id)
join place_of_meeting p using (meeting_id)
group by s.document_id;
