-- Areas under every code, number and name that a publisher may print for them.

insert into areas by name
select gss_code, name, kind, old_la_code, region_gss_code, continued_by,
    valid_from::date as valid_from, valid_to::date as valid_to
from seed.areas;

insert into neighbours by name
select gss_code, neighbour_gss_code, rank::integer as rank, closeness, model
    from seed.neighbours;

insert into indicator_breaks by name
select indicator_id, kind, from_date::date as from_date, to_date::date
    as to_date, reason
from seed.indicator_breaks;

create table official.areas as
with lasting as (
    select * from seed.areas where continued_by is null
)

select old_la_code as area_number, null as area_key, gss_code from lasting
union all
select null, gss_code, gss_code from lasting
union all
select null, gss_code, continued_by from seed.areas
    where continued_by is not null
union all
select null, lower(name), gss_code from lasting
union all
select null, lower(unnest(string_split(aliases, '|'))), gss_code from lasting;
