-- Councils and committees under their names, the listed first.

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

drop table spokesmen;
