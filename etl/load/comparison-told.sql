-- Every pair of councils, with what their committees were told by each
-- indicator.

create table work.told as
select f.indicator_id, co.council_id, f.unit, f.period, f.period_start,
    f.period_end,
    f.population, exists (
        select 1 from figure_caveats c
        where c.kind = 'data-disputed' and c.figure_id = f.figure_id
    ) as is_disputed
from figures f
join items i using (item_id)
join meetings m using (meeting_id)
join committees co using (committee_id)
where f.indicator_id is not null and f.kind not in ('change', 'target')
    and coalesce(f.review, '') <> 'rejected';

create table work.told_pairs as
with lacking as (
    select co.council_id, count(*)::integer as cut
    from items i
    join meetings m using (meeting_id)
    join committees co using (committee_id)
    where i.completeness <> 'complete'
    group by all
),

dated as (
    select distinct indicator_id, council_id, period, period_start, period_end,
        unit
    from told
    where period_start is not null and period_end is not null
),

common as (
    select t.indicator_id, p.council_id, p.other_council_id,
        max(t.period) as period
    from dated t
    join council_pairs p using (council_id)
    join dated u on u.council_id = p.other_council_id
        and u.indicator_id = t.indicator_id
        and u.period_start = t.period_start and u.period_end = t.period_end
        and u.unit = t.unit
    group by all
),

sides as (
    select indicator_id, council_id, count(*)::integer as told,
        count(period_start)::integer as dated, bool_or(is_disputed)
            as is_disputed,
        list(distinct unit order by unit) as units,
        list(distinct population order by population) as populations
    from told
    group by all
)

select i.indicator_id, p.*, coalesce(a.told, 0) as told, coalesce(b.told, 0)
    as other_told,
    a.dated, b.dated as other_dated, a.units, b.units as other_units,
    a.populations, b.populations as other_populations,
    coalesce(a.is_disputed, false) or coalesce(b.is_disputed, false)
        as is_disputed,
    coalesce(x.cut, 0) as cut, coalesce(y.cut, 0) as other_cut,
    c.period
from indicators i
cross join council_pairs p
left join sides a on a.indicator_id = i.indicator_id
    and a.council_id = p.council_id
left join sides b on b.indicator_id = i.indicator_id
    and b.council_id = p.other_council_id
left join common c on c.indicator_id = i.indicator_id
    and c.council_id = p.council_id
    and c.other_council_id = p.other_council_id
left join lacking x on x.council_id = p.council_id
left join lacking y on y.council_id = p.other_council_id
where i.is_catalogue;
