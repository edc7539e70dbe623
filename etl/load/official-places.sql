-- What was read, with the area and the days of each value: narrow rows, since
-- there may be millions.

create table official.places as
with printed as (
    select distinct area_code, area_number, area_name from official.readings
)

select p.*, coalesce(by_code.gss_code, by_number.gss_code, by_name.gss_code)
    as gss_code,
    concat_ws('|', p.area_code, p.area_number, p.area_name) as place
from printed p
left join official.areas by_code on by_code.area_key = p.area_code
left join official.areas by_number on by_number.area_number = p.area_number
left join official.areas by_name on by_name.area_key = lower(p.area_name);

create table official.spans as
with printed as (
    select distinct measure_id, year_words, period_words from official.readings
)

select p.measure_id, p.year_words, p.period_words, g.range_id
from printed p
join official.measures m using (measure_id)
join official.identities i using (measure_id)
left join official.ranges g on g.reader = m.reader
    and g.period_words = p.period_words
    and g.own is not distinct from i.year_type
    and g.year_words is not distinct from coalesce(p.year_words, m.year_words);

create table official.values as
select r.measure_id, s.range_id, a.gss_code, r.printed, r.period_words, a.place,
    try_cast(replace(r.printed, ',', '') as double) as number
from official.readings r
join official.spans s on s.measure_id = r.measure_id
    and s.period_words = r.period_words
    and s.year_words is not distinct from r.year_words
join official.places a on a.place = concat_ws('|', r.area_code, r.area_number,
    r.area_name);
