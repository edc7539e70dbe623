-- Pairs of councils, with what is published for both by each indicator; one of a
-- pair is in seeds/councils.csv, so that their number does not grow by its square.

create table work.council_pairs as
select a.council_id, b.council_id as other_council_id, a.name as name, b.name
    as other_name,
    a.gss_code, b.gss_code as other_gss_code
from councils a
join councils b on a.council_id < b.council_id and (a.is_listed or b.is_listed);

create table work.official_pairs as
with latest as (
    select indicator_id, council_id, period_label, period_start, period_end
    from standings
    where is_latest
),

both_have as (
    select a.indicator_id, a.council_id, b.council_id as other_council_id,
        max_by(a, a.period_end) as last, max_by(o.status, a.period_end)
            as status
    from standings a
    join standings b using (indicator_id, period_start, period_end)
    join observations o on o.indicator_id = a.indicator_id
        and o.gss_code = a.gss_code
        and o.period = a.period
    where a.value is not null and b.value is not null
        and a.council_id < b.council_id
    group by all
)

select i.indicator_id, p.*, i.unit, l.period_label as label, m.period_label
    as other_label,
    l.period_end = m.period_end as same_latest, h.last.period as period,
    h.last.period_label as common_label, h.last.period_start as common_start,
    h.last.period_end as common_end, h.status
from (select distinct indicator_id from observations) o
join indicators i using (indicator_id)
cross join council_pairs p
left join latest l on l.indicator_id = i.indicator_id
    and l.council_id = p.council_id
left join latest m on m.indicator_id = i.indicator_id
    and m.council_id = p.other_council_id
left join both_have h on h.indicator_id = i.indicator_id
    and h.council_id = p.council_id
    and h.other_council_id = p.other_council_id;
