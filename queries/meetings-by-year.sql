-- How many meetings and items of each committee were read, year by year?
with params as (
    select
        $council::varchar as council, $committee::varchar as committee,
        $from::date as from_date, $to::date as to_date
),

times as (
    select s.span, s.year
    from spans s, params p
    where (p.from_date is null or s.first_day >= p.from_date)
        and (p.to_date is null or s.last_day <= p.to_date)
        and (s.is_year or p.from_date > make_date(s.year, 1, 1)
            or p.to_date < make_date(s.year, 12, 31))
),

held as (
    select m.committee_id, y.year, sum(m.held)::integer as meetings,
        sum(m.agenda_items)::integer as items,
        sum(m.agenda_incomplete)::integer as incomplete
    from meeting_counts m
    join times y using (span)
    where y.year is not null
    group by m.committee_id, y.year
)

select
    o.short_name as council, o.name as council_name, c.name as committee,
    h.year, h.meetings, h.items, h.incomplete, 'items' as unit,
    '/meetings?committee=' || h.committee_id || '&from=' || h.year
        || '&to=' || h.year as href
from held h
join committees c using (committee_id)
join councils o using (council_id), params p
where (p.council is null or c.council_id = p.council)
    and (p.committee is null or c.committee_id = p.committee)
order by o.is_listed desc, council, committee, h.year
