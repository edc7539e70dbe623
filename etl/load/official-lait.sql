-- The Local Authority Interactive Tool's long file and its dictionary, read by
-- DuckDB itself.

insert into official.measures by name
with dictionary as (
    select *, trim("Measure_short") as code,
        try_cast("Last Update" as integer) as updated
    from lait_dictionary
),

labels as (
    select trim("Short Desc") as code, arg_max(trim("Data item"), "Years")
        as label
    from lait_file
    group by 1
)

select
    (f.ordinal * 1000000 + row_number() over (order by l.code))::integer
        as measure_id,
    f.file, f.ordinal, 'lait' as reader, l.code, l.code as column_code,
    coalesce(nullif(trim(d."Chart_title"), 'NA'), d."Measure", l.label)
        as label,
    d."y_axis_name" as unit_words,
    try_cast(d."dps" as integer) as decimals,
    case d."Polarity" when 'High' then 'high' when 'Low' then 'low'
        else 'none' end as polarity,
    d."Year_Type" as year_words,
    nullif(trim(split_part(d."Description", chr(10) || chr(10), 1)), 'NA')
        as definition,
    string_split(d."Topic", ' / ')[1] as topic,
    'Department for Education' as publisher,
    concat('Local Authority Interactive Tool',
        strftime(date '1899-12-30' + d.updated, ', %B %Y')) as published
from labels l
cross join official_file f
left join (select distinct on (code) * from dictionary order by code, "Topic") d
    on l.code = d.code
order by l.code;

insert into official.readings by name
select
    m.measure_id, null as year_words,
    trim("Years"::text) as period_words,
    try_cast("LA Number" as double)::integer::text as area_number,
    trim("LA and Regions") as area_name, null as area_code,
    trim("Values"::text) as printed
from lait_file
join official.measures m on m.code = trim("Short Desc")
    and m.ordinal = (select ordinal from official_file);
