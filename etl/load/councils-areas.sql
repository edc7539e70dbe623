-- A council that the seeds do not list is known by the name of its area.
update councils set gss_code = a.gss_code, old_la_code = a.old_la_code
from (
    select lower(regexp_replace(name, ', (city|county) of$', '', 'i')) as name,
        any_value(gss_code) as gss_code, any_value(old_la_code) as old_la_code
    from areas
    where kind = 'council' and continued_by is null and valid_to is null
    group by 1
    having count(*) = 1
) a
where councils.gss_code is null and a.name = trim(regexp_replace(lower(councils.name),
    '(^london borough of |^royal borough of | metropolitan| borough| city| county| district| council)', '', 'g'));
