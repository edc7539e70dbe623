-- A meeting met in several documents is one meeting; the document that knows
-- most of it speaks for it.

insert into councils by name
with listed as (
    select council_id, name, kind, gss_code, old_la_code, short_name,
        true as is_listed
    from seed.councils
),

unlisted as (
    select council_id, min(council_name) as name,
        min(council_name) as short_name, false as is_listed
    from found.meetings
    where council_id not in (select council_id from seed.councils)
    group by council_id
)

select * from listed union all by name select * from unlisted
order by is_listed desc, council_id;

create table work.spokesmen as
with bases as (
    select ['stated', 'supplied', 'inferred', 'unknown'] as surest_first
)

select x.meeting_id as settled_id, m.*
from found.meeting_map x
join found.meetings m
    on x.document_id = m.document_id and x.found_meeting_id = m.meeting_id
cross join bases b
qualify row_number() over (
    partition by x.meeting_id
    order by m.council_basis = 'unknown', m.committee_basis = 'unknown',
        list_position(b.surest_first, m.date_basis),
        list_position(b.surest_first, m.committee_basis),
        m.status is null, m.start_time is null, m.document_id
) = 1;

-- A listed committee goes by its name in the seeds, any other by the name
-- that its latest meeting printed.
insert into committees by name
with met as (
    select distinct on (committee_id) committee_id, council_id, committee_name
    from spokesmen
    order by committee_id, meeting_date desc nulls last, committee_name
)

select met.committee_id, met.council_id,
    coalesce(c.name, met.committee_name) as name,
    c.committee_id is not null as is_listed
from met
left join seed.committees c on met.committee_id = c.committee_id
order by is_listed desc, met.committee_id;

insert into meetings by name
select settled_id as meeting_id, committee_id,
    meeting_date::date as meeting_date, date_basis, date_evidence,
    date_from::date as date_from, date_to::date as date_to, start_time,
    status, committee_name, committee_basis, council_basis
from spokesmen
order by settled_id;

drop table spokesmen;
