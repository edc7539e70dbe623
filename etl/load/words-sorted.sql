-- What can be searched, put in the order that a whole build stores it in, by which
-- items are numbered.

update items
set row_no = n.row_no
from (
    select item_id,
        row_number() over (order by meeting_id, position, item_id)::integer
            as row_no
    from items
) n
where n.item_id = items.item_id and n.row_no is distinct from items.row_no;

create view work.searchable as
select 0 as sort, item_id, 'item' as kind, item_id as source_id, row_no
from items
union all by name
select 1 as sort, item_id, 'figure' as kind, figure_id as source_id,
    row_number() over (order by item_id, char_start, figure_id) as row_no
from figures
union all by name
select 2 as sort, item_id, 'decision' as kind, resolution_id as source_id,
    row_number() over (order by item_id, char_start, resolution_id) as row_no
from resolutions;
