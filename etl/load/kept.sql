-- Documents of the earlier build that have not changed, and their items, each
-- with its text, which is in the public tables or, where not shown, hidden.

insert into found.documents by name
select f.*, d.text
from earlier.found.documents f
join earlier.documents d using (document_id)
where document_id in (select document_id from kept);

insert into found.items by name
select f.*, coalesce(h.text, i.text) as text
from earlier.found.items f
join earlier.found.item_map m
    on f.document_id = m.document_id and f.item_id = m.found_item_id
left join earlier.items i on m.is_shown and m.item_id = i.item_id
left join earlier.found.hidden_texts h
    on not m.is_shown
    and f.document_id = h.document_id and f.item_id = h.item_id
where f.document_id in (select document_id from kept);
