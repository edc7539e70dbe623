-- Documents of the earlier build that have not changed, and their items, each
-- with its text, which is in the public tables or, where not shown, hidden.

insert into found.documents by name
select f.*, d.text
from earlier.found.documents f
join earlier.documents d using (document_id)
where document_id in (select document_id from kept);

insert into found.items by name
with places as (
    select document_id, found_item_id, item_id
    from earlier.found.item_map
    where is_shown and document_id in (select document_id from kept)
)

select f.*, i.text
from earlier.items i
join places p using (item_id)
join earlier.found.items f
    on f.document_id = p.document_id and f.item_id = p.found_item_id
union all by name
select f.*, h.text
from earlier.found.hidden_texts h
join earlier.found.items f using (document_id, item_id)
where document_id in (select document_id from kept);

insert into found.words
select distinct w.*
from earlier.found.words w
semi join (
    select unnest(list_concat(words, label_words)) as word_no
    from earlier.found.units
    where document_id in (select document_id from kept)
) u using (word_no);
