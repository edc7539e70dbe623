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

met as (
    select k.council_id, y.year, sum(m.meetings)::integer as meetings
    from deciding_meetings m
    join times y using (span)
    join places k using (committee_id), params p
    where m.theme_id is not distinct from p.theme
    group by k.council_id, y.year
)

select
    o.short_name as council, o.name as council_name, d.year, d.kind,
    d.decisions::integer as decisions,
    sum(d.decisions) over (partition by d.council_id, d.year)::integer
        as of_decisions,
    m.meetings, 'decisions on items of substance' as unit,
    '/decisions?basis=resolved&council=' || o.council_id
        || '&from=' || d.year || '&to=' || d.year as href
from decided d
join met m using (council_id, year)
join councils o using (council_id)
order by o.is_listed desc, o.short_name, d.year, decisions desc, d.kind
