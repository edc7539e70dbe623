-- The same indicator, area and period told twice: linked, never averaged. Where
-- no area is known it is that of the council. What is told more than fifty
-- times is linked with the ten told next, as pairs grow by the square.

insert into restatements by name
with
told as (
    select f.figure_id, f.indicator_id, f.area, f.period, f.value, f.unit,
        m.meeting_date, f.document_id, f.char_start,
        if(f.area is null, c.council_id, '') as council,
        length(regexp_extract(f.value::text, '\.(\d*?)0*$', 1))
            ::integer as decimals
    from figures f
    join items i using (item_id)
    join meetings m using (meeting_id)
    join committees c using (committee_id)
    where f.indicator_id is not null and f.period is not null
        and f.kind <> 'target' and f.review is distinct from 'rejected'
),

numbered as (
    select *, count(*) over alike as among,
        rank() over (
            partition by indicator_id, period, unit, area, council
            order by meeting_date nulls first, document_id, char_start
        ) as place
    from told
    window alike as (partition by indicator_id, period, unit, area, council)
),

spread as (
    select * exclude (among), unnest(next) as later
    from (
        select *, list({id: figure_id, value: value, decimals: decimals})
            over (
                partition by indicator_id, period, unit, area, council
                order by place, figure_id
                rows between 1 following and 10 following
            ) as next
        from numbered
        where among > 50
    )
),

paired as (
    select a.figure_id, b.figure_id as later_id, a.indicator_id, a.area,
        a.period, a.value, b.value as later_value,
        least(a.decimals, b.decimals) as decimals
    from numbered a
    join numbered b
        on a.indicator_id = b.indicator_id and a.period = b.period
        and a.unit = b.unit and a.area is not distinct from b.area
        and a.council = b.council and a.place < b.place
        and a.among <= 50 and b.among <= 50
    union all
    select figure_id, later.id, indicator_id, area, period, value, later.value,
        least(decimals, later.decimals)
    from spread
)

select figure_id, later_id, indicator_id, area, period,
    case
        when value = later_value then 'repeated'
        when round(value, decimals) = round(later_value, decimals)
            then 'more-precise'
        else 'different'
    end as kind,
    round(later_value - value, 6) as difference
from paired
order by all;
