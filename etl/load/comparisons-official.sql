-- Why two councils' published values can or cannot be set side by side, one
-- reason a row.

insert into comparison_reasons by name
with reasons as (
    select *, 'data' as aspect, 'bar' as effect,
        concat('no published value is held for ', case when label is not null
            then other_name
            when other_label is not null then name else 'either council' end)
                as reason
    from official_pairs where label is null or other_label is null
    union all
    select *, 'period', 'bar', 'no value is published for both over the same days'
    from official_pairs where period is null and label is not null
        and other_label is not null
    union all
    select *, 'period', 'caution', concat('the latest values are for different periods, ', label,
        ' for ', name, ' and ', other_label, ' for ', other_name,
            ', so both are shown for ',
        common_label)
    from official_pairs where period is not null and not same_latest
    union all
    select *, 'data', 'caution', concat('the values for ', common_label,
        ' are provisional')
    from official_pairs where status = 'provisional'
    union all
    select *, 'unit', 'caution', 'it is a count, which grows with the number of children'
    from official_pairs where unit = 'count' and period is not null
    union all
    select *, 'neighbours', 'caution',
        'neither council is among the other''s statistical neighbours, so their circumstances differ'
    from official_pairs
    where period is not null
        and gss_code in (select gss_code from neighbours)
        and not exists (
            select 1 from neighbours n
            where n.gss_code in (official_pairs.gss_code,
                official_pairs.other_gss_code)
                and n.neighbour_gss_code
                    in (official_pairs.gss_code, official_pairs.other_gss_code))
)

select indicator_id, council_id, other_council_id, 'official' as basis, aspect,
    effect, reason
from reasons
union all
select p.indicator_id, p.council_id, p.other_council_id, 'official',
    if(b.kind = 'collection', 'source', 'definition'),
    if(b.kind = 'disrupted', 'caution', 'note'),
    concat(lower(b.reason[1]), b.reason[2:])
from official_pairs p
join indicator_breaks b using (indicator_id)
where p.period is not null and b.kind <> 'gap' and b.from_date <= p.common_end
    and (b.kind <> 'disrupted' or b.to_date >= p.common_start)
union all
select p.indicator_id, p.council_id, p.other_council_id, 'official', 'area',
    'caution',
    concat('the area of ', a.name, ' has its present bounds or code only ',
        'from ' || strftime(a.valid_from, '%-d %B %Y'),
            'to ' || strftime(a.valid_to, '%-d %B %Y'))
from official_pairs p
join areas a on a.gss_code in (p.gss_code, p.other_gss_code)
where p.period is not null and (a.valid_to is not null
    or a.valid_from > p.common_start)
order by all;
