-- Values that are shipped, where no file has a later one.

insert into observations by name
select s.* replace (period_label(period, period_start, period_end)
    as period_label)
from official.shipped s
anti join observations o using (indicator_id, gss_code, period)
order by indicator_id, gss_code, period_start;

drop schema official cascade;
