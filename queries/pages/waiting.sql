-- How many requests and promises are open, overdue, answered or unknown?
with params as (
    select
        $council::varchar as council, $committee::varchar as committee,
        $from::date as from_date, $to::date as to_date
)

select f.state, count(*)::integer as requests, min(f.asked_on) as oldest,
    '/decisions?state=' || f.state as href
from followups f, params p
where (p.council is null or f.council_id = p.council)
    and (p.committee is null or f.committee_id = p.committee)
    and (p.from_date is null or f.asked_on >= p.from_date)
    and (p.to_date is null or f.asked_on <= p.to_date)
group by f.state
order by list_position(['overdue', 'open', 'answered', 'unknown'], f.state)
