-- Texts are kept once, in the public tables; found keeps only those that are
-- not shown. `kept.sql` puts them together again for the next build.

create table found.hidden_texts as
select i.document_id, i.item_id, i.text
from found.items i
join found.item_map m
    on i.document_id = m.document_id and i.item_id = m.found_item_id
where not m.is_shown;

alter table found.items drop column text;
alter table found.documents drop column text;
