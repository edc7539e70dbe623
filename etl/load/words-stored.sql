-- What can be searched, in the order it is stored in, which is that of items.

create view work.searchable as
select 0 as sort, row_no, item_id, 'item' as kind,
    item_id as source_id
from items
union all
select 1, rowid, item_id, 'figure', figure_id from figures
union all
select 2, rowid, item_id, 'decision', resolution_id from resolutions;
