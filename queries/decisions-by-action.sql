-- What do the committees decide: to note, to ask, to recommend, to approve?
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
    select k.council_id, d.action, sum(d.decisions) as decisions,
        sum(d.with_owner) as with_owner
    from decision_counts d
    join times using (span)
    join places k using (committee_id)
    semi join sets using (theme_set)
    where d.basis = 'resolved' and not d.is_procedural
    group by k.council_id, d.action
)

select
    o.short_name as council, o.name as council_name, d.action,
    replace(upper(d.action[1]) || d.action[2:], '-', ' ') as label,
    d.decisions::integer as decisions,
    sum(d.decisions) over (partition by d.council_id)::integer as of_decisions,
    round(
        100.0 * d.decisions / sum(d.decisions) over (partition by d.council_id),
        1
    )::double as share,
    d.with_owner::integer as with_owner,
    'decisions on items of substance' as unit,
    '/decisions?basis=resolved&action=' || d.action
        || '&council=' || o.council_id as href
from decided d
join councils o using (council_id)
order by o.is_listed desc, o.short_name, decisions desc, d.action
