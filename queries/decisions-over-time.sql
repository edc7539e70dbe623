-- How many decisions of each kind did each council take, year by year?
with params as (
    select
        $council::varchar as council, $committee::varchar as committee,
        $theme::varchar as theme, $from::date as from_date, $to::date as to_date
),

times as (
    select s.span, s.year
    from spans s, params p
    where (p.from_date is null or s.first_day >= p.from_date)
        and (p.to_date is null or s.last_day <= p.to_date)
        and (s.is_year or p.from_date > make_date(s.year, 1, 1)
            or p.to_date < make_date(s.year, 12, 31))
),

places as (
    select c.committee_id, c.council_id
    from committees c, params p
    where (p.council is null or c.council_id = p.council)
        and (p.committee is null or c.committee_id = p.committee)
),

sets as (
    select distinct t.theme_set
    from theme_sets t, params p
    where p.theme is null or t.theme_id = p.theme
),

decided as (
    select k.council_id, y.year, sum(d.decisions) as decisions,
        case
            when d.action = 'note' then 'Noted'
            when d.action in ('request', 'recommend', 'add-to-work-programme')
                then 'Asked or recommended'
            when d.action in ('approve', 'appoint') then 'Approved'
            else 'Other'
        end as kind
    from decision_counts d
    join times y using (span)
    join places k using (committee_id)
    semi join sets using (theme_set)
    where d.basis = 'resolved' and not d.is_procedural and y.year is not null
    group by k.council_id, y.year, kind
),

-- A year that was read and decided nothing is a 0, one that was not is missing.
met as (
    select k.council_id, y.year, sum(coalesce(m.meetings, 0))::integer as meetings
    from meeting_counts r
    join times y using (span)
    join places k using (committee_id)
    cross join params p
    left join deciding_meetings m on m.span = r.span
        and m.committee_id = r.committee_id
        and m.theme_id is not distinct from p.theme
    where y.year is not null and r.meetings > 0
    group by k.council_id, y.year
)

select
    o.short_name as council, o.name as council_name, m.year,
    coalesce(d.kind, 'Noted') as kind,
    coalesce(d.decisions, 0)::integer as decisions,
    coalesce(sum(d.decisions) over (partition by m.council_id, m.year), 0)
        ::integer as of_decisions, m.meetings,
    'decisions on items of substance' as unit,
    '/decisions?basis=resolved&council=' || o.council_id
        || '&from=' || m.year || '&to=' || m.year as href
from met m
left join decided d using (council_id, year)
join councils o using (council_id)
order by o.is_listed desc, o.short_name, m.year, decisions desc, kind
