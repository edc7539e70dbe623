-- What was found in the version of an item that is shown becomes public; of the other versions nothing is lost in found.

create temp view shown as
select document_id, found_item_id, item_id
from found.item_map
where is_shown;

insert into documents by name
select * exclude (meeting_id) from found.documents order by path, document_id;

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

insert into item_themes by name
select s.item_id, f.theme_id, f.weight, from_json(f.terms, '["VARCHAR"]') as terms
from found.item_themes f
join shown s on f.document_id = s.document_id and f.item_id = s.found_item_id
order by s.item_id, f.weight desc, f.theme_id;

insert into figures by name
select f.* replace (s.item_id as item_id)
from found.figures f
join shown s on f.document_id = s.document_id and f.item_id = s.found_item_id
order by s.item_id, f.char_start, f.figure_id;

insert into ratings by name
select f.* replace (s.item_id as item_id)
from found.ratings f
join shown s on f.document_id = s.document_id and f.item_id = s.found_item_id
order by s.item_id, f.char_start, f.rating_id;

insert into resolutions by name
select f.* replace (s.item_id as item_id)
from found.resolutions f
join shown s on f.document_id = s.document_id and f.item_id = s.found_item_id
order by s.item_id, f.char_start, f.resolution_id;

insert into caveats by name
select f.* replace (s.item_id as item_id)
from found.caveats f
join shown s on f.document_id = s.document_id and f.item_id = s.found_item_id
order by s.item_id, f.char_start, f.caveat_id;

insert into mentions by name
select f.* replace (s.item_id as item_id)
from found.mentions f
join shown s on f.document_id = s.document_id and f.item_id = s.found_item_id
order by s.item_id, f.char_start, f.mention_id;

insert into claims by name
select f.* replace (s.item_id as item_id)
from found.claims f
join shown s on f.document_id = s.document_id and f.item_id = s.found_item_id
order by s.item_id, f.char_start, f.claim_id;

insert into issues by name
select i.document_id, coalesce(m.item_id, i.item_id) as item_id, i.code, i.message
from found.issues i
left join found.item_map m
    on i.found_in = m.document_id and i.item_id = m.found_item_id
order by all;
