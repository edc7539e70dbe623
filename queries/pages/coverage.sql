-- Which meetings of each committee are known, fetched and without minutes?
with params as (
    select $council::varchar as council, $committee::varchar as committee
),

known as (
    select committee_id, meeting_date, state, minutes, checked_on,
        meeting_id is not null as is_read
    from coverage
    union all
    select committee_id, meeting_date, 'fetched', 'published', null, true
    from meetings m
    where not exists (
        select 1 from coverage c where c.meeting_id = m.meeting_id
    )
),

named as (
    select committee_id, council_id, name from committees
    union all
    select committee_id, min(council_id), max(committee)
    from coverage
    where committee_id not in (select committee_id from committees)
    group by committee_id
),

summed as (
    select committee_id,
        count(*)::integer as known,
        count(*) filter (is_read)::integer as read,
        count(*) filter (state = 'failed')::integer as failed,
        count(*) filter (state = 'vanished')::integer as vanished,
        count(*) filter (minutes = 'missing')::integer as missing,
        count(*) filter (minutes = 'cancelled')::integer as cancelled,
        min(meeting_date) as oldest,
        max(meeting_date) filter (minutes = 'published') as newest,
        max(checked_on) as checked_on
    from known
    group by committee_id
)

select
    n.name as committee, o.short_name as council,
    coalesce(o.name, n.council_id) as council_name, s.known, s.read,
    s.missing, s.cancelled, s.failed, s.vanished, s.oldest, s.newest,
    date_diff(
        'day', s.newest, (select max(built_at)::date from builds)
    )::integer as age_days,
    s.checked_on, coalesce(o.is_listed, false) as is_listed,
    '/meetings?committee=' || s.committee_id as href
from summed s
join named n using (committee_id)
left join councils o on o.council_id = n.council_id, params p
where (p.council is null or n.council_id = p.council)
    and (p.committee is null or s.committee_id = p.committee)
order by o.is_listed desc nulls last, council_name, committee
