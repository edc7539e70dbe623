-- The same indicator, area and period told twice: linked, never averaged. Where
-- no area is known it is that of the council.

insert into restatements by name
with
told as (
    select f.figure_id, f.indicator_id, f.area, f.period, f.value, f.unit,
        m.meeting_date, c.council_id, f.document_id, f.char_start,
        length(regexp_extract(f.value::text, '\.(\d*?)0*$', 1))
            ::integer as decimals
    from figures f
    join items i using (item_id)
    join meetings m using (meeting_id)
    join committees c using (committee_id)
    where f.indicator_id is not null and f.period is not null
        and f.kind <> 'target' and f.review is distinct from 'rejected'
),

paired as (
    select a.figure_id, b.figure_id as later_id, a.indicator_id, a.area,
        a.period, a.value, b.value as later_value,
        least(a.decimals, b.decimals) as decimals
    from told a
    join told b
        on a.indicator_id = b.indicator_id and a.period = b.period
        and a.unit = b.unit and a.area is not distinct from b.area
        and (a.area is not null or a.council_id = b.council_id)
        and a.figure_id <> b.figure_id
        and (
            a.meeting_date is not null and b.meeting_date is not null
            and a.meeting_date < b.meeting_date
            or a.meeting_date is not distinct from b.meeting_date
            and (a.document_id, a.char_start) < (b.document_id, b.char_start)
            or a.meeting_date is null and b.meeting_date is not null
        )
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
