-- Items as a search numbers them: from the newest meeting back.

insert into search_items by name
select (row_number() over (
        order by p.meeting_date desc nulls last, p.meeting_id, p.position,
            p.item_id))::integer as item_no,
    p.item_id, p.row_no, s.place_no, p.meeting_date, p.theme_set
from placed p
join search_places s on s.committee_id = p.committee_id
    and s.year is not distinct from year(p.meeting_date)
order by item_no;
