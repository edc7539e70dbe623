-- Interests declared, in the version of an item that is shown.

insert into declarations by name
select f.* replace (s.item_id as item_id)
from found.declarations f
join shown s on f.document_id = s.document_id and f.item_id = s.found_item_id
order by s.item_id, f.char_start, f.declaration_id;

drop table shown;
