-- Each item in its fullest version; found.item_map says which row became which item.

create table found.item_map as
select document_id, item_id as found_item_id, item_id,
    row_number() over (
        partition by item_id
        order by list_position(['complete', 'content_lost', 'truncated'], completeness),
            words desc, document_id
    ) = 1 as is_shown
from found.items;

insert into items by name
select i.* exclude (item_id, document_id), m.item_id, m.document_id
from found.items i
join found.item_map m on i.document_id = m.document_id and i.item_id = m.found_item_id
where m.is_shown
order by i.meeting_id, i.position, i.item_id;

insert into item_sources by name
select m.item_id, m.document_id, m.is_shown, i.completeness, i.char_start, i.char_end
from found.item_map m
join found.items i on i.document_id = m.document_id and i.item_id = m.found_item_id
order by m.item_id, m.is_shown desc, m.document_id;
