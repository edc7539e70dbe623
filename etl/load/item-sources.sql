-- Each item in its fullest version, with the surest number and title of all, and every document that holds it.

insert into items by name
select r.* exclude (
        item_id, document_id, meeting_id, parent_id, item_number, number_basis, title, title_basis,
        settled_id, plain_title, kind, accessed_on, occurrence, same, place,
        best_number, best_basis, best_title, best_title_basis, best_id
    ),
    m.item_id, m.document_id, r.settled_id as meeting_id, p.item_id as parent_id,
    r.best_number as item_number, r.best_basis as number_basis,
    r.best_title as title, r.best_title_basis as title_basis
from ranked r
join found.item_map m on r.document_id = m.document_id and r.item_id = m.found_item_id
left join found.item_map p on r.document_id = p.document_id and r.parent_id = p.found_item_id
where m.is_shown
order by r.settled_id, r.position, m.item_id;

insert into item_sources by name
select m.item_id, m.document_id, m.is_shown, i.completeness, i.char_start, i.char_end
from found.item_map m
join found.items i on i.document_id = m.document_id and i.item_id = m.found_item_id
order by m.item_id, m.is_shown desc, m.document_id;

-- A complete version that a later one replaced is said aloud: minutes may be corrected.
insert into issues by name
select s.document_id, m.item_id, 'item-replaced' as code,
    'a version of “' || s.best_title || '” fetched on ' || r.accessed_on || ' differs from the one shown' as message
from ranked s
join found.item_map m on s.document_id = m.document_id and s.item_id = m.found_item_id
join ranked r on r.settled_id = s.settled_id and r.same = s.same and r.place > 1
where s.place = 1 and s.completeness = 'complete' and r.completeness = 'complete'
    and r.kind = s.kind and r.accessed_on <> s.accessed_on
    and body(r.text, r.title) <> body(s.text, s.title)
order by all;
