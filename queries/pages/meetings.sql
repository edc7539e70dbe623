-- Which meetings were held, and what were their main items?
with params as (
    select
        $council::varchar as council, $committee::varchar as committee,
        $theme::varchar as theme, $from::date as from_date,
        $to::date as to_date, $start::integer as start, $size::integer as size
),

places as (
    select c.committee_id, c.council_id, c.name
    from committees c, params p
    where (p.council is null or c.council_id = p.council)
        and (p.committee is null or c.committee_id = p.committee)
),

fitting as (
    select m.*, k.council_id, k.name as known_name
    from meetings m
    join places k using (committee_id)
    where ($from::date is null
            or coalesce(m.meeting_date, m.date_to) >= $from::date)
        and ($to::date is null
            or coalesce(m.meeting_date, m.date_from) <= $to::date)
        and ($theme::varchar is null or m.meeting_id in (
            select a.meeting_id from meeting_agendas a
            where list_contains(a.themes, $theme::varchar)
        ))
    order by m.meeting_date desc nulls last, m.meeting_id
    limit 2000
),

shown as (
    select *
    from fitting
    qualify row_number() over (order by meeting_date desc nulls last,
        meeting_id) - 1 - coalesce((select start from params), 0)
        between 0 and coalesce((select size from params), 2000) - 1
)

select
    w.meeting_id, w.meeting_date, w.date_basis, w.date_evidence,
    w.date_from, w.date_to, w.start_time, w.status,
    coalesce(w.committee_name, w.known_name) as committee,
    o.short_name as council, o.name as council_name, w.council_id,
    coalesce(a.items, 0)::integer as items,
    coalesce(a.substantive, 0)::integer as substantive,
    coalesce(a.incomplete, 0)::integer as incomplete,
    a.main_titles, a.main_items,
    coalesce(a.figures, 0)::integer as figures,
    coalesce(a.decisions, 0)::integer as decisions,
    '/meetings/' || w.meeting_id as href
from shown w
join councils o using (council_id)
left join meeting_agendas a using (meeting_id)
order by w.meeting_date desc nulls last, w.meeting_id
