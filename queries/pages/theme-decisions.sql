-- What was decided or promised under one theme?
with params as (
    select
        $theme::varchar as theme, $council::varchar as council,
        $committee::varchar as committee,
        $from::date as from_date, $to::date as to_date
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
    where t.theme_id = p.theme
),

newest as (
    select d.place
    from decision_list d
    semi join places using (committee_id)
    semi join sets using (theme_set), params p
    where d.action <> 'note'
        and (p.from_date is null or d.meeting_date >= p.from_date)
        and (p.to_date is null or d.meeting_date <= p.to_date)
    order by d.place
    limit 20
)

select
    d.resolution_id, d.basis, d.action, d.owner, d.due_date, d.text,
    d.meeting_date, o.short_name as council, o.name as council_name,
    '/meetings/' || d.meeting_id || '#' || d.resolution_id as href
from decision_list d
semi join newest using (place)
join places k using (committee_id)
join councils o using (council_id)
order by d.place
