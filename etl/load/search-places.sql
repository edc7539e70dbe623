-- Years of committees that items are of.

insert into search_places by name
select row_number() over (order by c.council_id, p.committee_id, p.year)
    ::integer as place_no, c.council_id, p.committee_id, p.year
from (
    select distinct committee_id, year(meeting_date)::integer as year
    from placed
) p
join committees c using (committee_id)
order by place_no;
