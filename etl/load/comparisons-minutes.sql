-- Why the figures that two councils' committees were told can or cannot be set
-- side by side.

insert into comparison_reasons by name
with missing as (
    select *, case when told > 0 then other_name when other_told > 0 then name
            else 'either council' end as who,
        if(told > 0, 0, cut) + if(other_told > 0, 0, other_cut) as items
    from told_pairs
    where told = 0 or other_told = 0
),

reasons as (
    select indicator_id, council_id, other_council_id, 'data' as aspect, 'bar'
        as effect,
        concat('no figure for it was found in the minutes of ', who,
            ' that were read',
            if(items > 0, concat(', of which ', items,
                if(items = 1, ' item is', ' items are'),
                    ' cut short or lost in part'), ''))
            as reason
    from missing
    union all
    select indicator_id, council_id, other_council_id, 'period', 'bar', concat(
        'no figures for both are for the same period',
        if(dated < told or other_dated < other_told,
            ', and for some no period was said', ''))
    from told_pairs where told > 0 and other_told > 0 and period is null
    union all
    select indicator_id, council_id, other_council_id, 'unit', 'bar',
        'the figures have other units'
    from told_pairs where not list_has_any(units, other_units)
    union all
    select indicator_id, council_id, other_council_id, 'population', 'caution',
        'the words do not say that the same groups are counted'
    from told_pairs where period is not null and populations is distinct
        from other_populations
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

select 'minutes' as basis, * from reasons order by all;
