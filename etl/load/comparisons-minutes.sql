-- Why the figures that two councils' committees were told can or cannot be set side by side.

create temp table told as
select f.indicator_id, co.council_id, f.unit, f.period, f.period_start, f.period_end,
    f.population, exists (
        select 1 from caveats c
        where c.kind = 'data-disputed'
            and (c.figure_id = f.figure_id or c.figure_id is null and c.item_id = f.item_id)
    ) as is_disputed
from figures f
join items i using (item_id)
join meetings m using (meeting_id)
join committees co using (committee_id)
where f.indicator_id is not null and f.kind not in ('change', 'target')
    and coalesce(f.review, '') <> 'rejected';

create temp table told_pairs as
with lacking as (
    select co.council_id, count(*)::integer as cut
    from items i
    join meetings m using (meeting_id)
    join committees co using (committee_id)
    where i.completeness <> 'complete'
    group by all
),

sides as (
    select indicator_id, council_id, count(*)::integer as told,
        count(period_start)::integer as dated, bool_or(is_disputed) as is_disputed,
        list(distinct unit) as units, list(distinct population) as populations
    from told
    group by all
)

select i.indicator_id, p.*, coalesce(a.told, 0) as told, coalesce(b.told, 0) as other_told,
    a.dated, b.dated as other_dated, a.units, b.units as other_units,
    a.populations, b.populations as other_populations,
    coalesce(a.is_disputed, false) or coalesce(b.is_disputed, false) as is_disputed,
    coalesce(x.cut, 0) as cut, coalesce(y.cut, 0) as other_cut,
    (select max(t.period) from told t join told u
        using (indicator_id, period_start, period_end, unit)
        where t.indicator_id = i.indicator_id and t.council_id = p.council_id
            and u.council_id = p.other_council_id) as period
from indicators i
cross join council_pairs p
left join sides a on a.indicator_id = i.indicator_id and a.council_id = p.council_id
left join sides b on b.indicator_id = i.indicator_id and b.council_id = p.other_council_id
left join lacking x on x.council_id = p.council_id
left join lacking y on y.council_id = p.other_council_id
where i.is_catalogue;

insert into comparison_reasons by name
with missing as (
    select *, case when told > 0 then other_name when other_told > 0 then name
            else 'either council' end as who,
        if(told > 0, 0, cut) + if(other_told > 0, 0, other_cut) as items
    from told_pairs
    where told = 0 or other_told = 0
),

reasons as (
    select indicator_id, council_id, other_council_id, 'data' as aspect, 'bar' as effect,
        concat('no figure for it was found in the minutes of ', who, ' that were read',
            if(items > 0, concat(', of which ', items, ' items are cut short or lost in part'), ''))
            as reason
    from missing
    union all
    select indicator_id, council_id, other_council_id, 'period', 'bar', concat(
        'no figures for both are for the same period',
        if(dated < told or other_dated < other_told, ', and for some no period was said', ''))
    from told_pairs where told > 0 and other_told > 0 and period is null
    union all
    select indicator_id, council_id, other_council_id, 'unit', 'bar', 'the figures have other units'
    from told_pairs where not list_has_any(units, other_units)
    union all
    select indicator_id, council_id, other_council_id, 'population', 'caution',
        'the words do not say that the same groups are counted'
    from told_pairs where period is not null and populations is distinct from other_populations
    union all
    select indicator_id, council_id, other_council_id, 'data', 'caution',
        'the report that a figure comes from was called wrong in the meeting'
    from told_pairs where told > 0 and other_told > 0 and is_disputed
    union all
    select indicator_id, council_id, other_council_id, 'source', 'caution',
        'each figure is the council''s own, and there is no national series for it'
    from told_pairs join indicators using (indicator_id)
    where period is not null and publisher is null
)

select 'minutes' as basis, * from reasons;
