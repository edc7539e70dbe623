-- Which meetings were held, and what were their main items?
with params as (
    select
        $council::varchar as council, $committee::varchar as committee,
        $theme::varchar as theme, $from::date as from_date,
        $to::date as to_date
),

wanted as (
    select m.*, c.council_id, c.name as known_name
    from meetings m
    join committees c using (committee_id), params p
    where (p.council is null or c.council_id = p.council)
        and (p.committee is null or committee_id = p.committee)
        and (p.from_date is null
            or coalesce(meeting_date, date_to) >= p.from_date)
        and (p.to_date is null
            or coalesce(meeting_date, date_from) <= p.to_date)
        and (p.theme is null or meeting_id in (
            select i.meeting_id
            from item_themes t
            join items i using (item_id)
            join themes h using (theme_id)
            where h.theme_id = p.theme or h.parent_id = p.theme
        ))
),

agenda as (
    select
        meeting_id,
        count(*)::integer as items,
        count(*) filter (not is_procedural)::integer as substantive,
        count(*) filter (completeness <> 'complete')::integer as incomplete,
        list(title order by words desc nulls last, position)
            filter (not is_procedural)[:3] as main_titles,
        list(item_id order by words desc nulls last, position)
            filter (not is_procedural)[:3] as main_items
    from items
    group by meeting_id
),

found as (
    select i.meeting_id, count(distinct f.figure_id)::integer as figures
    from figures f
    join items i using (item_id)
    where f.review is distinct from 'rejected'
    group by i.meeting_id
),

decided as (
    select i.meeting_id, count(*)::integer as decisions
    from resolutions
    join items i using (item_id)
    group by i.meeting_id
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
    coalesce(f.figures, 0)::integer as figures,
    coalesce(d.decisions, 0)::integer as decisions,
    '/meetings/' || w.meeting_id as href
from wanted w
join councils o using (council_id)
left join agenda a using (meeting_id)
left join found f using (meeting_id)
left join decided d using (meeting_id)
order by w.meeting_date desc nulls last, w.meeting_id
