-- Councils, committees and meetings in number, beside those of the seeds; `count` items in all, twenty a meeting.

create or replace macro number_of(text_key, n) as (hash(text_key || n) % 1000000)::integer;

insert into councils by name
select 'b' || n as council_id, 'Borough ' || n as name, 'Borough ' || n as short_name,
    false as is_listed
from range(400) t(n);

insert into committees by name
select 'b' || n // 2 || '-c' || n as committee_id, 'b' || n // 2 as council_id,
    'Scrutiny Committee ' || n as name, false as is_listed
from range(800) t(n);

create or replace temp table scaled_meetings as
select 'm' || n as meeting_id, 'd' || n as document_id, n % 800 as committee_no,
    date '2001-01-08' + (n // 800 * (9000 / (getvariable('count') // 20 // 800 + 1)))::integer
        as meeting_date
from range(getvariable('count') // 20) t(n);

insert into meetings by name
select meeting_id, 'b' || committee_no // 2 || '-c' || committee_no as committee_id,
    meeting_date, 'stated' as date_basis, 'held' as status,
    'Scrutiny Committee ' || committee_no as committee_name,
    'stated' as committee_basis, 'stated' as council_basis
from scaled_meetings;

insert into documents by name
select document_id, 'scale/' || document_id || '.txt' as path, 'text/plain' as media_type,
    'numbered-page' as layout, 'minutes' as kind, 'Minutes' as title, '' as text
from scaled_meetings;
