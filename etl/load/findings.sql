-- What else was found of documents, with the items that are shown.

create table work.shown as
select document_id, found_item_id, item_id
from found.item_map
where is_shown;

insert into document_parts by name
select p.* replace (m.item_id as item_id)
from found.document_parts p
left join found.item_map m
    on p.document_id = m.document_id and p.item_id = m.found_item_id
order by p.document_id, p.position;

insert into attendances by name
select distinct x.meeting_id, a.person, a.role, a.status
from found.attendances a
join found.meeting_map x
    on a.document_id = x.document_id and a.meeting_id = x.found_meeting_id
order by all;

insert into issues by name
select i.document_id, coalesce(m.item_id, i.item_id) as item_id, i.code, i.message
from found.issues i
left join found.item_map m
    on i.found_in = m.document_id and i.item_id = m.found_item_id
order by all;
