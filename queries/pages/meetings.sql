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

held as (
    select place, committee_id, first_day, last_day
    from meeting_list
    where $theme::varchar is null
    union all
    select place, committee_id, first_day, last_day
    from theme_meetings
    where theme_id = $theme::varchar
),

-- With parameters as they are given, no more of the list is read than needed.
fitting as (
    select h.place
    from held h
    semi join places using (committee_id)
    where ($from::date is null or h.last_day >= $from::date)
        and ($to::date is null or h.first_day <= $to::date)
    order by h.place
    limit (coalesce($start::integer, 0) + coalesce($size::integer, 2000))
),

shown as (
    select place
    from fitting
    qualify row_number() over (order by place) - 1 - coalesce(
        (select start from params), 0) between 0 and coalesce(
        (select size from params), 2000) - 1
)

select
    w.meeting_id, w.meeting_date, w.date_basis, w.date_evidence,
    w.date_from, w.date_to, w.start_time, w.status,
    coalesce(w.committee_name, k.name) as committee,
    o.short_name as council, o.name as council_name, k.council_id,
    w.items, w.substantive, w.incomplete, w.main_titles, w.main_items,
    w.figures, w.decisions, '/meetings/' || w.meeting_id as href
from meeting_list w
semi join shown using (place)
join places k using (committee_id)
join councils o using (council_id)
order by w.place
