-- Which other figures are of the same indicator, or of the same passage?
with told as (
    select l.item_id
    from figure_list l
    join figure_places p using (place)
    where p.figure_id = $figure::varchar
    union all
    select item_id
    from figures
    where review = 'rejected' and figure_id = $figure::varchar
),

this as materialized (
    select f.*
    from figures f
    join told using (item_id)
    where f.figure_id = $figure::varchar
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
),

listed as (
    select p.place, c.rank, c.likeness
    from chosen c
    join figure_places p using (figure_id)
)

select
    f.figure_id, f.value, f.unit, f.denominator, f.kind, f.qualifier,
    f.measure, f.population, f.period, f.since, f.speaker, f.quote,
    f.confidence,
    f.review, f.meeting_date, o.short_name as council,
    o.name as council_name, '/figures/' || f.figure_id as href,
    '/meetings/' || f.meeting_id || '#' || f.figure_id as evidence_href,
    c.likeness
from figure_list f
join listed c using (place)
join committees k using (committee_id)
join councils o using (council_id)
order by c.rank
