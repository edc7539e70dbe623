-- Each item in its fullest version, with the surest number and title of all.

set variable before = (select count(*) from items);

insert into items by name
select *, (row_number() over () + getvariable('before'))::integer as row_no
from (
    select r.* exclude (
            item_id, document_id, meeting_id, parent_id, item_number,
            number_basis, title, title_basis, settled_id, plain_title, kind,
            accessed_on, occurrence, same, place, best_number, best_basis,
            best_id, best_title, best_title_basis
        ),
        i.text, m.item_id, m.document_id, r.settled_id as meeting_id,
        p.item_id as parent_id, r.best_number as item_number,
        r.best_basis as number_basis, r.best_title as title,
        r.best_title_basis as title_basis
    from ranked r
    join found.item_map m
        on r.document_id = m.document_id and r.item_id = m.found_item_id
    join found.items i
        on r.document_id = i.document_id and r.item_id = i.item_id
    left join found.item_map p
        on r.document_id = p.document_id and r.parent_id = p.found_item_id
    where m.is_shown
        and r.settled_id between getvariable('first_meeting')
            and getvariable('last_meeting')
        and i.item_id between getvariable('first_found')
            and getvariable('last_found')
    order by r.settled_id, r.position, m.item_id
);
