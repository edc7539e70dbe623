-- Published values as rows of observations; what could not be placed is counted among the issues.

create table official.values as
select r.ordinal, i.indicator_id, m.reader, m.file, m.code, m.decimals, r.printed,
    r.period_words, coalesce(r.year_words, m.year_words) as year_words,
    coalesce(r.area_code, r.area_number, r.area_name) as area_words,
    coalesce(by_code.gss_code, by_number.gss_code, by_name.gss_code) as gss_code,
    concat(coalesce(c.publisher, m.publisher), ', ', coalesce(c.publication, m.label),
        ' (', m.published, ')') as source,
    p.period, p.period_start, p.period_end, p.status, p.time_period, p.time_identifier,
    try_cast(replace(r.printed, ',', '') as double) as number, s.symbol
from official.readings r
join official.measures m using (ordinal, code)
join official.identities i using (ordinal, code)
left join seed.indicators c using (indicator_id)
left join official.ranges p on p.reader = m.reader and p.period_words = r.period_words
    and p.own is not distinct from i.year_type
    and p.year_words is not distinct from coalesce(r.year_words, m.year_words)
left join official.areas by_code on by_code.area_key = r.area_code
left join official.areas by_number on by_number.area_number = r.area_number
left join official.areas by_name on by_name.area_key = lower(r.area_name)
left join seed.symbols s on s.printed is not distinct from nullif(r.printed, '');

-- Values are rounded to what the publisher gives, which also removes the noise of binary fractions.
insert into observations by name
with lasting as (
    select a.gss_code,
        if(exists (select 1 from seed.areas b where b.continued_by = a.gss_code),
            null, a.valid_from::date) as valid_from,
        a.valid_to::date as valid_to
    from seed.areas a
),

best as (
    select distinct on (indicator_id, gss_code, period) *
    from official.values
    where gss_code is not null and period is not null
    order by indicator_id, gss_code, period, ordinal desc, number is null,
        list_position(['final', 'revised', 'outturn', null, 'provisional'], status)
)

select b.indicator_id, b.gss_code, b.period, b.period_start, b.period_end,
    period_label(b.period, b.period_start, b.period_end) as period_label,
    round(b.number, coalesce(b.decimals, 8)) as value,
    case
        when b.number is not null then null
        when b.period_end < l.valid_from or b.period_start > l.valid_to then 'z'
        else coalesce(b.symbol, 'x')
    end as symbol,
    b.status, b.time_period, b.time_identifier,
    concat(b.source, ' (' || b.status || ')') as source
from best b
join lasting l using (gss_code)
order by b.indicator_id, b.gss_code, b.period_start, b.period;

insert into observations by name
select s.* replace (period_label(period, period_start, period_end) as period_label)
from official.shipped s
anti join observations o using (indicator_id, gss_code, period)
order by indicator_id, gss_code, period_start;

insert into issues by name
with lost as (
    select 'official-period' as code, ordinal, file, code as measure,
        concat('period “', period_words, '” of ', coalesce(year_words, 'no kind of year')) as fault
    from official.values where period is null
    union all
    select 'official-area', ordinal, file, null, concat('area “', area_words, '”')
    from official.values where gss_code is null
    union all
    select 'official-value', ordinal, file, code, concat('value “', printed, '”')
    from official.values where number is null and symbol is null and printed is not null
)

select null as document_id, null as item_id, code,
    concat(file, ': ', 'in ' || measure || ', ', fault, ' is not understood; ', count(*),
        if(code = 'official-value', ' rows count as not available', ' rows left out')) as message
from lost group by code, ordinal, file, measure, fault order by all;

drop schema official cascade;
