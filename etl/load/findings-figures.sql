-- Figures of the version of an item that is shown, as findings-items.sql has it of
-- what else was found in it.

insert into figures by name
select f.* replace (s.item_id as item_id)
from found.figures f
join shown s on f.document_id = s.document_id and f.item_id = s.found_item_id
where s.item_id between getvariable('first_item')
        and getvariable('last_item')
    and f.item_id between getvariable('first_found')
        and getvariable('last_found')
order by s.item_id, f.char_start, f.figure_id;
