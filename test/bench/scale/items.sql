-- Items with their themes, decisions and mentions; one item in five is procedure, one in thirty is cut short.

insert into items by name
select 'i' || n as item_id, 'm' || n // 20 as meeting_id, 'd' || n // 20 as document_id,
    (n % 20 + 1)::integer as position, (n % 20 + 1)::text as item_number,
    'stated' as number_basis, 'Report on service ' || number_of('t', n) % 500 as title,
    'stated' as title_basis, n % 5 = 0 as is_procedural,
    if(n % 30 = 7, 'truncated', 'complete') as completeness,
    'Members noted the report on service ' || number_of('t', n) % 500 as text,
    number_of('w', n) % 400 + 20 as words, number_of('q', n) % 4 as questions,
    0 as char_start, 50 as char_end
from range(getvariable('count')) t(n);

create or replace temp table leaves as
select (row_number() over (order by theme_id) - 1)::integer as no, theme_id
from themes
where parent_id is not null and theme_id <> 'governance';

set variable leaves = (select count(*) from leaves);
set variable bodies = (select count(*) from bodies);

insert into item_themes by name
select 'i' || n as item_id, l.theme_id, 1.0 as weight, ['report'] as terms
from range(getvariable('count')) t(n)
join leaves l on l.no = number_of('theme', n) % getvariable('leaves')
where n % 5 <> 0;

insert into resolutions by name
select 'r' || n as resolution_id, 'i' || n as item_id, 'd' || n // 20 as document_id,
    if(n % 7 = 0, 'undertaken', 'resolved') as basis, 'That the report be noted' as text,
    if(n % 4 = 0, 'request', 'note') as action,
    if(n % 4 = 0, 'Director of Children and Family Services', null) as owner,
    0 as char_start, 20 as char_end
from range(0, getvariable('count'), 2) t(n);

insert into followups by name
select r.resolution_id, r.item_id, m.committee_id, c.council_id, m.meeting_date as asked_on,
    r.basis, r.owner, 'open' as state, 'no later meeting of the committee answers it' as reason
from resolutions r
join items i using (item_id)
join meetings m using (meeting_id)
join committees c using (committee_id)
where r.action = 'request' and starts_with(r.resolution_id, 'r')
    and hash(r.resolution_id) % 10 = 0;

insert into mentions by name
select 'n' || n as mention_id, 'i' || n as item_id, 'd' || n // 20 as document_id,
    b.body_id, 'Ofsted was mentioned' as quote, 0 as char_start, 20 as char_end
from range(0, getvariable('count'), 9) t(n)
join (select body_id, row_number() over (order by body_id) - 1 as no from bodies) b
    on b.no = number_of('body', n) % getvariable('bodies');
