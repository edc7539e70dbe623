-- Which other figures are of the same indicator, or of the same passage?
with params as (
    select $figure::varchar as figure
),

this as materialized (
    select f.*
    from figures f
    join params on f.figure_id = figure
),

near as (
    select g.figure_id, g.item_id, g.period, g.char_start,
        g.period is not distinct from t.period
            and g.area is not distinct from t.area as is_same
    from indicator_figures g
    join this t using (indicator_id)
),

alike as (
    select figure_id, item_id, period, char_start,
        if(is_same and period is not null, 'same period', 'same indicator')
            as likeness
    from near
    union all
    select f.figure_id, f.item_id, f.period, f.char_start,
        if(f.figure_id = t.related_id or f.related_id = t.figure_id,
            'same passage', 'same item')
    from figures f
    join this t using (item_id)
    where (f.indicator_id = t.indicator_id) is not true
        and f.review is distinct from 'rejected'
),

chosen as (
    select a.*, row_number() over (
            order by list_position(
                    ['same period', 'same passage', 'same indicator',
                    'same item'], likeness
                ), period desc nulls last, char_start, figure_id
        ) as rank
    from alike a
    where figure_id not in (select figure_id from this)
    qualify rank <= 12
)

select
    f.figure_id, f.value, f.unit, f.denominator, f.kind, f.qualifier,
    f.measure, f.population, f.period, f.speaker, f.quote, f.confidence,
    f.review, m.meeting_date, o.short_name as council,
    o.name as council_name, '/figures/' || f.figure_id as href,
    '/meetings/' || m.meeting_id || '#' || f.figure_id as evidence_href,
    c.likeness
from figures f
join chosen c using (item_id, figure_id)
join items i on i.item_id = c.item_id
join meetings m using (meeting_id)
join committees k using (committee_id)
join councils o using (council_id)
order by c.rank
