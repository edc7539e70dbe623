-- Each item in its fullest version, with the surest number and title of all.
-- found.item_map says which row of a document became which item.

create table found.item_map as
with keys as (
    select settled_id, same, any_value(best_id) as best_id,
        any_value(best_basis) as basis
    from ranked
    group by settled_id, same
),

distinct_keys as (
    select settled_id, same, best_id || case
        when row_number() over (
            partition by best_id order by basis = 'inferred', same
        ) = 1 then ''
        else '-' || left(md5(same), 6)
    end as item_id
    from keys
)

select r.document_id, r.item_id as found_item_id, k.item_id,
    r.place = 1 as is_shown
from ranked r
join distinct_keys k on r.settled_id = k.settled_id and r.same = k.same;

insert into items by name
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
order by r.settled_id, r.position, m.item_id;
