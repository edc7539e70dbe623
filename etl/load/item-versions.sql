-- The versions of an item: rows of documents of one meeting that are the same
-- item, the one to show first; without their texts, which are long.

create table work.versions as
select i.* exclude (text), x.meeting_id as settled_id, t.plain_title,
    d.kind, d.accessed_on,
    row_number() over (
        partition by i.document_id, i.meeting_id, t.plain_title
        order by i.position
    ) as occurrence
from found.items i
join found.meeting_map x
    on i.document_id = x.document_id and i.meeting_id = x.found_meeting_id
join found.documents d on i.document_id = d.document_id
join titles t on t.title is not distinct from i.title;

-- A title that was lost is found again by the printed number, where another
-- document has both.
create table work.named as
with numbered as (
    select settled_id, item_number, min(plain_title) as title,
        count(distinct plain_title) as titles
    from versions
    where title_basis = 'stated' and number_basis = 'stated'
    group by settled_id, item_number
)

select v.*,
    case
        when v.title_basis = 'derived' and n.titles = 1 then n.title || '#1'
        else v.plain_title || '#' || v.occurrence
    end as same
from versions v
left join numbered n
    on v.settled_id = n.settled_id and v.item_number = n.item_number;

create table work.ranked as
select *,
    row_number() over (
        partition by settled_id, same
        order by list_position(
                ['complete', 'content_lost', 'truncated'], completeness
            ),
            kind not in ('minutes', 'item', 'issue'), kind = 'agenda',
            words = 0, accessed_on desc nulls last, words desc, document_id
    ) as place,
    first(item_number) over surest as best_number,
    first(number_basis) over surest as best_basis,
    first(item_id) over surest as best_id,
    first(title) over told as best_title,
    first(title_basis) over told as best_title_basis
from named
window
    surest as (
        partition by settled_id, same
        order by list_position(
                ['stated', 'inferred', 'unknown'], number_basis
            ),
            meeting_id <> settled_id, document_id
    ),
    told as (
        partition by settled_id, same
        order by title_basis = 'derived', document_id
    );

drop table titles;
drop table versions;
drop table named;
