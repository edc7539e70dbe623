-- Councils, committees, meetings and their documents beside those of the seeds;
-- `count` items in all, twenty a meeting, keys and order as a build gives them.

-- A number below a million for a letter and a number, and a key of so many.
create or replace macro number_of(subject, n) as
    (hash(n * 128 + unicode(subject)) % 1000000)::integer;

create or replace macro key_of(subject, n) as
    lpad(lower(to_hex(hash(n * 128 + unicode(subject)) >> 16)), 12, '0');

create or replace temp table boroughs as
select n::integer as no, 'b' || lpad(n::text, 3, '0') as council_id
from range(400) t(n);

insert into councils by name
select council_id, 'Borough ' || no as name, 'Borough ' || no as short_name,
    false as is_listed
from boroughs;

create or replace temp table panels as
select b.no * 2 + k.no as no, b.council_id, k.name,
    b.council_id || '-' || k.key as committee_id
from boroughs b
cross join (values
    (0, 'children-scrutiny', 'Children Scrutiny Committee'),
    (1, 'health-scrutiny', 'Health Scrutiny Committee')
) k(no, key, name);

insert into committees by name
select committee_id, council_id, name, false as is_listed from panels;
create or replace temp table scaled_meetings as
with spread as (
    select n::integer as no, (n * 800 // (getvariable('count') // 20))::integer
        as panel
    from range(getvariable('count') // 20) t(n)
),

dated as (
    select s.*, date '2001-01-08' + (8900 * (row_number() over (
        partition by panel order by s.no) - 1) // count(*) over (
        partition by panel))::integer as day
    from spread s
)

select d.no, p.council_id, p.committee_id, d.day as meeting_date, p.name,
    p.committee_id || '-' || d.day as meeting_id,
    key_of('d', d.no) as document_id
from dated d
join panels p on p.no = d.panel
order by d.no;

insert into meetings by name
select meeting_id, committee_id, meeting_date, 'stated' as date_basis,
    'the heading' as date_evidence, 'held' as status, name as committee_name,
    'stated' as committee_basis, 'stated' as council_basis
from scaled_meetings
order by no;

insert into documents by name
select document_id, 'scale/' || meeting_id || '.txt' as path,
    'text/plain' as media_type, 'numbered-page' as layout, 'minutes' as kind,
    'Minutes of ' || meeting_date as title, '' as text
from scaled_meetings
order by path;

insert into attendances by name
select m.meeting_id, 'Councillor ' || number_of('p', m.no * 6 + k) % 900
        as person, if(k = 0, 'chair', 'member') as role, 'present' as status
from scaled_meetings m
cross join range(6) t(k)
order by m.no, person;

insert into coverage by name
select council_id, committee_id, name as committee, no::text as meeting_number,
    meeting_date, if(no % 50 = 0, null, meeting_id) as meeting_id,
    'Confirmed' as status, if(no % 50 = 0, 'failed', 'fetched') as state,
    if(no % 50 = 0, 'unknown', 'published') as minutes, 'service' as source,
    meeting_date + 30 as checked_on
from scaled_meetings
order by no;
