-- Which other figures are of the same indicator, or of the same passage?
with params as (
    select $figure::varchar as figure
),

this as materialized (
    select f.*
    from figures f
    join params on f.figure_id = figure
)

select
    f.figure_id, f.value, f.unit, f.denominator, f.kind, f.qualifier,
    f.measure, f.population, f.period, f.speaker, f.quote, f.confidence,
    f.review, m.meeting_date, o.short_name as council,
    o.name as council_name, '/figures/' || f.figure_id as href,
    '/meetings/' || m.meeting_id || '#' || f.figure_id as evidence_href,
    case
        when f.indicator_id = t.indicator_id and f.period = t.period
            and f.area is not distinct from t.area then 'same period'
        when f.indicator_id = t.indicator_id then 'same indicator'
        when f.figure_id = t.related_id or f.related_id = t.figure_id
            then 'same passage'
        else 'same item'
    end as likeness
from figures f
join this t
    on f.figure_id <> t.figure_id
    and (f.indicator_id = t.indicator_id or f.item_id = t.item_id)
join items i on i.item_id = f.item_id
join meetings m using (meeting_id)
join committees c using (committee_id)
join councils o using (council_id)
where f.review is distinct from 'rejected'
order by
    list_position(
        ['same period', 'same passage', 'same indicator', 'same item'],
        likeness
    ), f.period desc nulls last, f.char_start
limit 12
