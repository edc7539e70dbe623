-- What could not be placed, counted and said.

insert into issues by name
with lost as (
    select 'official-period' as code, v.measure_id, v.period_words as word,
        count(*) as n
    from official.values v where v.range_id is null group by all
    union all
    select 'official-area', v.measure_id, v.place, count(*)
    from official.values v where v.gss_code is null group by all
    union all
    select 'official-value', v.measure_id, v.printed, count(*)
    from official.values v
    where v.number is null
        and nullif(v.printed, '') not in (select printed from seed.symbols
            where printed is not null)
    group by all
),

named as (
    select l.code, m.ordinal, m.file, if(l.code = 'official-area', null, m.code)
        as measure, l.word,
        if(l.code = 'official-period', concat(' of ',
            coalesce(m.year_words, 'no kind of year')), '')
            as more, sum(l.n) as n
    from lost l
    join official.measures m using (measure_id)
    group by all
)

select null as document_id, null as item_id, code,
    concat(file, ': ', 'in ' || measure || ', ', replace(code, 'official-', ''),
        ' “', word, '”', more,
        ' is not understood; ', n, if(code = 'official-value',
            ' rows count as not available',
            ' rows left out')) as message
from named
order by ordinal, code, message;
