-- What can be searched of items that were made anew.

create table part.search_items as
from earlier.main.search_items
where item_id in (from new_items);

create view part.searchable as
select 1 as sort, item_id, figure_id as source_id,
    row_number() over (order by item_id, char_start, figure_id) as row_no
from earlier.main.figures
where item_id in (from work.new_items)
union all by name
select 2 as sort, item_id, resolution_id as source_id,
    row_number() over (order by item_id, char_start, resolution_id) as row_no
from earlier.main.resolutions
where item_id in (from work.new_items);
