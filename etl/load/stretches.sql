-- Texts are put in order some forty million characters at a time: meetings, items
-- and documents by their keys, with the first and last key of what was found.

create table work.meeting_stretches as
with sizes as (
    select settled_id, sum(char_end - char_start) as length,
        min(item_id) as first_found, max(item_id) as last_found
    from ranked
    where place = 1
    group by settled_id
),

cut as (
    select *, sum(length) over (order by settled_id) // 40000000 as stretch
    from sizes
)

select min(settled_id) as first_meeting, max(settled_id) as last_meeting,
    min(first_found) as first_found, max(last_found) as last_found
from cut
group by stretch
order by first_meeting;

create table work.item_stretches as
with cut as (
    select m.item_id, m.found_item_id, sum(r.char_end - r.char_start)
        over (order by m.item_id) // 40000000 as stretch
    from found.item_map m
    join ranked r
        on m.document_id = r.document_id and m.found_item_id = r.item_id
    where m.is_shown
)

select min(item_id) as first_item, max(item_id) as last_item,
    min(found_item_id) as first_found, max(found_item_id) as last_found
from cut
group by stretch
order by first_item;

create table work.path_stretches as
with sizes as (
    select document_id, max(char_end) as length
    from found.document_parts
    group by document_id
),

cut as (
    select d.path, sum(coalesce(s.length, 0)) over (order by d.path)
        // 40000000 as stretch
    from found.documents d
    left join sizes s using (document_id)
)

select min(path) as first_path, max(path) as last_path
from cut
group by stretch
order by first_path;
