-- Why two councils' published values can or cannot be set side by side, one reason a row.

create temp table council_pairs as
select a.council_id, b.council_id as other_council_id, a.name as name, b.name as other_name,
    a.gss_code, b.gss_code as other_gss_code
from councils a
join councils b on a.council_id < b.council_id;

create temp table official_pairs as
with latest as (
    select indicator_id, council_id, period_label, period_start, period_end
    from standings
    where is_latest
),

both_have as (
    select a.indicator_id, a.council_id, b.council_id as other_council_id,
        max_by(a, a.period_end) as last, max_by(o.status, a.period_end) as status
    from standings a
    join standings b using (indicator_id, period_start, period_end)
    join observations o on o.indicator_id = a.indicator_id and o.gss_code = a.gss_code
        and o.period = a.period
    where a.value is not null and b.value is not null and a.council_id < b.council_id
    group by all
)

select i.indicator_id, p.*, i.unit, l.period_label as label, m.period_label as other_label,
    l.period_end = m.period_end as same_latest, h.last.period as period,
    h.last.period_label as common_label, h.last.period_start as common_start,
    h.last.period_end as common_end, h.status
from (select distinct indicator_id from observations) o
join indicators i using (indicator_id)
cross join council_pairs p
left join latest l on l.indicator_id = i.indicator_id and l.council_id = p.council_id
left join latest m on m.indicator_id = i.indicator_id and m.council_id = p.other_council_id
left join both_have h on h.indicator_id = i.indicator_id and h.council_id = p.council_id
    and h.other_council_id = p.other_council_id;

insert into comparison_reasons by name
with reasons as (
    select *, 'data' as aspect, 'bar' as effect,
        concat('no published value is held for ', case when label is not null then other_name
            when other_label is not null then name else 'either council' end) as reason
    from official_pairs where label is null or other_label is null
    union all
    select *, 'period', 'bar', 'no value is published for both over the same days'
    from official_pairs where period is null and label is not null and other_label is not null
    union all
    select *, 'period', 'caution', concat('the latest values are for different periods, ', label,
        ' for ', name, ' and ', other_label, ' for ', other_name, ', so both are shown for ',
        common_label)
    from official_pairs where period is not null and not same_latest
    union all
    select *, 'data', 'caution', concat('the values for ', common_label, ' are provisional')
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
            where n.gss_code in (official_pairs.gss_code, official_pairs.other_gss_code)
                and n.neighbour_gss_code
                    in (official_pairs.gss_code, official_pairs.other_gss_code))
)

select indicator_id, council_id, other_council_id, 'official' as basis, aspect, effect, reason
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
select p.indicator_id, p.council_id, p.other_council_id, 'official', 'area', 'caution',
    concat('the area of ', a.name, ' has its present bounds or code only ',
        'from ' || strftime(a.valid_from, '%-d %B %Y'), 'to ' || strftime(a.valid_to, '%-d %B %Y'))
from official_pairs p
join areas a on a.gss_code in (p.gss_code, p.other_gss_code)
where p.period is not null and (a.valid_to is not null or a.valid_from > p.common_start);
