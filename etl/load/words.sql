-- What can be searched, numbered, and the words of each: of several with one
-- stem the first has how often they are met together, the others 0.

create table work.searched as
with shown as (
    select item_id, 'item' as kind, item_id as source_id from items
    union all
    select item_id, 'figure', figure_id from figures
    union all
    select item_id, 'decision', resolution_id from resolutions
)

select *, row_number() over ()::integer as unit_no
from shown;

-- Which row of found it is; lists of words are long, so none is joined here.
create table work.unit_rows as
select s.unit_no, u.rowid as row_no, s.kind, s.source_id, u.length,
    true as is_item
from found.units u
join found.item_map m
    on u.document_id = m.document_id and u.source_id = m.found_item_id
join searched s on s.kind = 'item' and m.item_id = s.source_id
where u.kind = 'item' and m.is_shown
union all
select s.unit_no, u.rowid, s.kind, s.source_id, u.length, false
from found.units u
join searched s on u.kind = s.kind and u.source_id = s.source_id
where u.kind <> 'item';

create table work.met as
select r.unit_no, unnest(u.words) as word_no, unnest(u.times) as times,
    r.length, r.is_item
from found.units u
join unit_rows r on u.rowid = r.row_no;
