-- Items of one meeting that are the same in several documents: found.item_map says which row became which item.

create temp table versions as
select i.*, x.meeting_id as settled_id, plain(i.title) as plain_title, d.kind, d.accessed_on,
    row_number() over (
        partition by i.document_id, i.meeting_id, plain(i.title) order by i.position
    ) as occurrence
from found.items i
join found.meeting_map x on i.document_id = x.document_id and i.meeting_id = x.found_meeting_id
join found.documents d on i.document_id = d.document_id;

-- A title that was lost is found again by the printed number, where another document has both.
create temp table named as
with titled as (
    select settled_id, item_number, min(plain_title) as title, count(distinct plain_title) as titles
    from versions
    where title_basis = 'stated' and number_basis = 'stated'
    group by settled_id, item_number
)

select v.document_id, v.item_id as found_item_id, v.settled_id,
    case
        when v.title_basis = 'derived' and t.titles = 1 then t.title || '#1'
        else v.plain_title || '#' || v.occurrence
    end as same
from versions v
left join titled t on v.settled_id = t.settled_id and v.item_number = t.item_number;

create temp table ranked as
select v.*, n.same,
    row_number() over (
        partition by v.settled_id, n.same
        order by list_position(['complete', 'content_lost', 'truncated'], v.completeness),
            coalesce(list_position(['minutes', 'item', 'issue', 'decisions'], v.kind), 5) > 3,
            v.kind = 'agenda', v.words = 0, v.accessed_on desc nulls last, v.words desc, v.document_id
    ) as place,
    first(v.item_number) over best as best_number,
    first(v.number_basis) over best as best_basis,
    first(v.title) over told as best_title,
    first(v.title_basis) over told as best_title_basis,
    first(v.item_id) over best as best_id
from versions v
join named n on v.document_id = n.document_id and v.item_id = n.found_item_id
window
    best as (
        partition by v.settled_id, n.same
        order by list_position(['stated', 'inferred', 'unknown'], v.number_basis),
            v.meeting_id <> v.settled_id, v.document_id
    ),
    told as (
        partition by v.settled_id, n.same order by v.title_basis = 'derived', v.document_id
    );

create table found.item_map as
with keys as (
    select settled_id, same, any_value(best_id) as best_id, min(best_basis) as basis
    from ranked
    group by settled_id, same
),

distinct_keys as (
    select settled_id, same, best_id || case
        when row_number() over (partition by best_id order by basis = 'inferred', same) = 1 then ''
        else '-' || left(md5(same), 6)
    end as item_id
    from keys
)

select r.document_id, r.item_id as found_item_id, k.item_id, r.place = 1 as is_shown
from ranked r
join distinct_keys k on r.settled_id = k.settled_id and r.same = k.same;
