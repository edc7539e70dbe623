-- Every document that holds an item; where a later complete version took the
-- place of an earlier one that differs, an issue says so.

insert into item_sources by name
select m.item_id, m.document_id, m.is_shown, i.completeness, i.char_start,
    i.char_end
from found.item_map m
join found.items i
    on i.document_id = m.document_id and i.item_id = m.found_item_id
order by m.item_id, m.is_shown desc, m.document_id;

insert into issues by name
with replaced as (
    select s.document_id, s.item_id, s.best_title, s.title,
        r.document_id as other_document_id, r.item_id as other_item_id,
        r.title as other_title, r.accessed_on
    from ranked s
    join ranked r
        on r.settled_id = s.settled_id and r.same = s.same and r.place > 1
    where s.place = 1
        and s.completeness = 'complete' and r.completeness = 'complete'
        and r.kind = s.kind and r.accessed_on <> s.accessed_on
),

-- Texts are long, so only those to compare are joined.
texts as (
    select i.document_id, i.item_id, i.text
    from found.items i
    semi join (
        select document_id, item_id from replaced
        union
        select other_document_id, other_item_id from replaced
    ) c on i.document_id = c.document_id and i.item_id = c.item_id
)

select s.document_id, m.item_id, 'item-replaced' as code,
    'a version of “' || s.best_title || '” fetched on ' || s.accessed_on
    || ' differs from the one shown' as message
from replaced s
join found.item_map m
    on s.document_id = m.document_id and s.item_id = m.found_item_id
join texts i
    on s.document_id = i.document_id and s.item_id = i.item_id
join texts o
    on s.other_document_id = o.document_id and s.other_item_id = o.item_id
where body(o.text, s.other_title) <> body(i.text, s.title)
order by all;
