-- What can be searched: items, numbered from the newest meeting back, and the
-- figures and decisions within each, numbered by twos; in which stretch of days
-- of some fifty thousand items each is, and which row of found has its words:
-- those lists are long, so that none is joined here.

insert into search_places by name
select row_number() over (order by c.council_id, p.committee_id, p.year)
    ::integer as place_no, c.council_id, p.committee_id, p.year
from (
    select distinct committee_id, year(meeting_date)::integer as year
    from placed
) p
join committees c using (committee_id)
order by place_no;

insert into search_items by name
select (row_number() over (
        order by p.meeting_date desc nulls last, p.meeting_id, p.position,
            p.item_id))::integer as item_no,
    p.item_id, p.row_no, s.place_no, p.meeting_date, p.theme_set
from placed p
join search_places s on s.committee_id = p.committee_id
    and s.year is not distinct from year(p.meeting_date)
order by item_no;

insert into search_stretches by name
with days as (
    select meeting_date as day, min(item_no) as first_item,
        max(item_no) as last_item
    from search_items
    group by meeting_date
)

select ((first_item - 1) // 50000)::integer as stretch,
    min(first_item) as first_item, max(last_item) as last_item,
    min(day) as first_day, max(day) as last_day,
    bool_or(day is null) as has_undated
from days
group by stretch
order by stretch;

insert into search_parts by name
select i.item_no, (2 * row_number() over (
        partition by i.item_no, s.sort order by s.row_no) - 2 + s.sort)::integer
    as part, s.source_id
from searchable s
join search_items i using (item_id)
where s.sort > 0
order by i.item_no, part;

create table work.unit_rows as
select i.item_no, 0 as part, u.rowid as row_no, u.length
from found.units u
join found.item_map m
    on u.document_id = m.document_id and u.source_id = m.found_item_id
join search_items i using (item_id)
where u.kind = 'item' and m.is_shown
union all
select p.item_no, p.part, u.rowid, u.length
from found.units u
join search_parts p
    on u.source_id = p.source_id and (u.kind = 'figure') = (p.part % 2 = 1)
where u.kind <> 'item';
