-- A decision on every second item, one in four a request, some of them followed;
-- a body named in every ninth item.

insert into resolutions by name
select 'r' || key_of('r', n) as resolution_id, item_id,
    document_id, if(n % 7 = 0, 'undertaken', 'resolved') as basis,
    'That the report on ' || word_of('r', n) || ' be noted' as text,
    if(n % 4 = 0, 'request', 'note') as action,
    if(n % 4 = 0, 'Director of ' || word_of('s', n % 40), null) as owner,
    (position * 100 + 40)::integer as char_start,
    (position * 100 + 60)::integer as char_end
from scaled_items
where n % 2 = 0;

insert into followups by name
select r.resolution_id, r.item_id, m.committee_id, m.council_id,
    m.meeting_date as asked_on, r.basis, r.owner,
    case hash(r.resolution_id) % 30 when 0 then 'open' when 10 then 'overdue'
        else 'unknown' end as state,
    'no later meeting of the committee answers it' as reason
from resolutions r
join scaled_items i using (item_id)
join scaled_meetings m using (meeting_id)
where r.action = 'request' and hash(r.resolution_id) % 10 = 0
order by i.n;

insert into mentions by name
select 'm' || key_of('m', n) as mention_id, item_id, document_id,
    b.body_id, 'Ofsted was mentioned' as quote,
    (position * 100)::integer as char_start,
    (position * 100 + 20)::integer as char_end
from scaled_items
join (
    select body_id, row_number() over (order by body_id) - 1 as no,
        count(*) over () as bodies
    from bodies
) b on b.no = number_of('B', n) % b.bodies
where n % 9 = 0
order by n;
