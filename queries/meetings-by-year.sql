-- How many meetings and items of each committee were read, year by year?
with params as (
    select
        $council::varchar as council, $committee::varchar as committee,
        $from::date as from_date, $to::date as to_date
),

held as (
    select m.meeting_id, m.committee_id, c.name as committee, c.council_id,
        o.short_name as council, o.name as council_name, o.is_listed,
        year(m.meeting_date)::integer as year
    from meetings m
    join committees c using (committee_id)
    join councils o using (council_id), params p
    where m.meeting_date is not null
        and (p.council is null or c.council_id = p.council)
        and (p.committee is null or c.committee_id = p.committee)
        and (p.from_date is null or m.meeting_date >= p.from_date)
        and (p.to_date is null or m.meeting_date <= p.to_date)
),

agenda as (
    select meeting_id,
        count(*) filter (not is_procedural)::integer as items,
        count(*) filter (
            not is_procedural and completeness <> 'complete'
        )::integer as incomplete
    from items
    group by meeting_id
)

select
    h.council, h.council_name, h.committee, h.year,
    count(*)::integer as meetings,
    coalesce(sum(a.items), 0)::integer as items,
    coalesce(sum(a.incomplete), 0)::integer as incomplete,
    'items' as unit,
    '/meetings?committee=' || h.committee_id || '&from=' || h.year
        || '&to=' || h.year as href
from held h
left join agenda a using (meeting_id)
group by h.council, h.council_name, h.committee, h.committee_id, h.year,
    h.is_listed
order by h.is_listed desc, h.council, h.committee, h.year
