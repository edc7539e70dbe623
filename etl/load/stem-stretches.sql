-- How many units of each stretch have a stem.

insert into stem_stretches by name
select s.stretch, p.stem_no, count(*)::integer as units
from postings p
join (
    select i.item_no, d.stretch
    from search_stretches d
    join search_items i on i.item_no between d.first_item and d.last_item
    where d.first_item between getvariable('first_searched')
        and getvariable('last_searched')
) s using (item_no)
where p.item_no between getvariable('first_searched')
    and getvariable('last_searched')
group by s.stretch, p.stem_no
order by s.stretch, p.stem_no;
