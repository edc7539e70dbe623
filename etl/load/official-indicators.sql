-- Which indicator each published measure is: one of the catalogue, or one of
-- its own.

create table official.codes as
select official_source as source, official_code as code, indicator_id, null
    as file_words
from seed.indicators
where official_code is not null
union all by name
select source, code, indicator_id, file_words from seed.official_codes;

create table official.identities as
with catalogued as (
    select m.measure_id, min(c.indicator_id) as indicator_id
    from official.measures m
    join official.codes c on c.source = m.reader and c.code = m.column_code
        and (c.file_words is null or regexp_matches(lower(m.file),
            c.file_words))
    group by all
),

slugs as (
    select m.reader, m.code, m.reader || '-' || trim(regexp_replace(
        replace(replace(lower(m.code), '%', ' pct '), '&', ' and '),
        '[^a-z0-9]+', '-', 'g'), '-') as slug
    from (select distinct reader, code from official.measures) m
),

numbered as (
    select *, row_number() over (partition by slug order by code) as n
        from slugs
)

select m.measure_id, s.year_type,
    coalesce(c.indicator_id, n.slug || if(n.n > 1, '-' || n.n, ''))
        as indicator_id
from official.measures m
join numbered n using (reader, code)
left join catalogued c using (measure_id)
left join seed.indicators s on s.indicator_id = c.indicator_id;

insert into indicators by name
select i.indicator_id, i.label, i.unit, i.decimals::integer as decimals,
    i.polarity, i.year_type,
    y.label as year_words, i.definition, i.counted, i.population, i.local_basis,
        i.trap, i.publisher,
    i.publication, i.official_code, i.topic, i.theme_id, true as is_catalogue
from seed.indicators i
left join seed.year_types y using (year_type);

insert into indicators by name
with units as (
    select m.measure_id, arg_max(u.unit, length(u.starts_with)) as unit
    from official.measures m
    join seed.unit_words u on starts_with(lower(m.unit_words), u.starts_with)
    group by all
),

latest as (
    select distinct on (i.indicator_id) i.indicator_id, m.*, u.unit
    from official.identities i
    join official.measures m using (measure_id)
    left join units u using (measure_id)
    where i.indicator_id not in (select indicator_id from seed.indicators)
    order by i.indicator_id, m.ordinal desc
)

select l.indicator_id, l.label, coalesce(l.unit, 'ratio') as unit, l.decimals,
    l.polarity,
    y.year_type, y.label as year_words, l.definition, l.publisher, l.code
        as official_code, l.topic,
    false as is_catalogue
from latest l
left join seed.year_types y on list_contains(string_split(y.words, '|'),
    l.year_words);
