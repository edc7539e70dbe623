-- Where else was one figure told for the same period, and did it change?
with params as (
    select $figure::varchar as figure
),

pairs as (
    select r.kind as restated, r.difference, r.later_id as other_id,
        true as is_later
    from restatements r, params p
    where r.figure_id = p.figure
    union all
    select r.kind, -r.difference, r.figure_id, false
    from restatements r, params p
    where r.later_id = p.figure
),

listed as (
    select p.*, k.place
    from pairs p
    join figure_places k on k.figure_id = p.other_id
)

select
    f.figure_id, f.value, f.unit, f.denominator, f.kind, f.qualifier,
    f.measure, f.population, f.period, f.since, f.speaker, f.quote,
    f.confidence,
    f.review, f.meeting_date, o.short_name as council,
    o.name as council_name, p.restated, p.difference, p.is_later,
    '/figures/' || f.figure_id as href,
    '/meetings/' || f.meeting_id || '#' || f.figure_id as evidence_href
from figure_list f
join listed p using (place)
join committees c using (committee_id)
join councils o using (council_id)
order by f.meeting_date nulls last, f.figure_id
limit 12
