-- How many decisions of each kind did each council take, year by year?
with params as (
    select
        $council::varchar as council, $committee::varchar as committee,
        $theme::varchar as theme, $from::date as from_date, $to::date as to_date
),

tagged as (
    select distinct t.item_id
    from item_themes t
    join themes h using (theme_id), params p
    where p.theme is null or h.theme_id = p.theme or h.parent_id = p.theme
),

decided as (
    select c.council_id, year(m.meeting_date)::integer as year, m.meeting_id,
        case
            when r.action = 'note' then 'Noted'
            when r.action in ('request', 'recommend', 'add-to-work-programme')
                then 'Asked or recommended'
            when r.action in ('approve', 'appoint') then 'Approved'
            else 'Other'
        end as kind
    from resolutions r
    join items i using (item_id)
    join meetings m using (meeting_id)
    join committees c using (committee_id), params p
    where r.basis = 'resolved' and not i.is_procedural
        and m.meeting_date is not null
        and (p.council is null or c.council_id = p.council)
        and (p.committee is null or c.committee_id = p.committee)
        and (p.theme is null or r.item_id in (select item_id from tagged))
        and (p.from_date is null or m.meeting_date >= p.from_date)
        and (p.to_date is null or m.meeting_date <= p.to_date)
),

whole as (
    select council_id, year, count(*)::integer as of_decisions,
        count(distinct meeting_id)::integer as meetings
    from decided
    group by council_id, year
)

select
    o.short_name as council, o.name as council_name, d.year, d.kind,
    count(*)::integer as decisions, w.of_decisions, w.meetings,
    'decisions on items of substance' as unit,
    '/decisions?basis=resolved&council=' || o.council_id
        || '&from=' || d.year || '&to=' || d.year as href
from decided d
join whole w using (council_id, year)
join councils o using (council_id)
group by o.council_id, o.short_name, o.name, o.is_listed,
    d.year, d.kind, w.of_decisions, w.meetings
order by o.is_listed desc, o.short_name, d.year, decisions desc, d.kind
