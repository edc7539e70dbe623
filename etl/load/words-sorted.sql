-- Items, numbered in the order that a whole build stores them in.

update items
set row_no = n.row_no
from (
    select item_id,
        row_number() over (order by meeting_id, position, item_id)::integer
            as row_no
    from items
) n
where n.item_id = items.item_id and n.row_no is distinct from items.row_no;
