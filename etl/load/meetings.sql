-- A meeting met in several documents is one meeting; the surest date basis wins.

insert into councils by name
with listed as (
    select council_id, name, kind, gss_code, old_la_code, short_name, true as is_listed
    from seed.councils
),

unlisted as (
    select council_id, min(council_name) as name, null as kind, null as gss_code,
        null as old_la_code, min(council_name) as short_name, false as is_listed
    from found.meetings
    where council_id not in (select council_id from seed.councils)
    group by council_id
)

select * from listed union all by name select * from unlisted
order by is_listed desc, council_id;

insert into committees by name
select committee_id, min(council_id) as council_id, min(committee_name) as name, false as is_listed
from found.meetings
group by committee_id
order by committee_id;

insert into meetings by name
select distinct on (meeting_id) meeting_id, committee_id, meeting_date::date as meeting_date,
    date_basis, date_evidence, date_from::date as date_from, date_to::date as date_to,
    start_time, status, committee_name, committee_basis, council_basis
from found.meetings
order by meeting_id,
    list_position(['stated', 'supplied', 'inferred', 'unknown'], date_basis), document_id;
