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

fitting as (
    select t.place, t.item_place, t.weight, t.terms, t.committee_id
    from theme_items t
    join params p on t.theme_id = p.theme
    semi join places k using (committee_id)
    where (p.from_date is null or t.meeting_date >= p.from_date)
        and (p.to_date is null or t.meeting_date <= p.to_date)
    order by t.place
    limit 2000
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
