-- Which items are about one theme, and which words decided that?
with params as (
    select
        $theme::varchar as theme, $council::varchar as council,
        $committee::varchar as committee,
        $from::date as from_date, $to::date as to_date,
        $start::integer as start, $size::integer as size
),

places as (
    select c.committee_id, c.council_id
    from committees c, params p
    where (p.council is null or c.council_id = p.council)
        and (p.committee is null or c.committee_id = p.committee)
),

-- With parameters as they are given, no more of the list is read than needed.
fitting as (
    select t.place, t.item_place, t.weight, t.terms, t.committee_id
    from theme_items t
    semi join places k using (committee_id)
    where t.theme_id = $theme::varchar
        and ($from::date is null or t.meeting_date >= $from::date)
        and ($to::date is null or t.meeting_date <= $to::date)
    order by t.place
    limit (coalesce($start::integer, 0) + coalesce($size::integer, 2000))
),

shown as (
    select *
    from fitting
    qualify row_number() over (order by place) - 1 - coalesce(
        (select start from params), 0) between 0 and coalesce(
        (select size from params), 2000) - 1
)

select
    i.item_id, i.item_number, i.title, i.completeness, s.weight, s.terms,
    i.beginning, m.meeting_id, m.meeting_date, m.committee_name as committee,
    o.short_name as council, o.name as council_name, o.council_id, i.figures,
    i.decisions, '/meetings/' || m.meeting_id || '#' || i.item_id as href
from shown s
join item_list i on i.place = s.item_place
join meetings m using (meeting_id)
join places k on k.committee_id = s.committee_id
join councils o using (council_id)
order by s.place
