-- The indicator shown where none is chosen: the one of which most statements
-- are borne out by published values.

update indicators set is_lead = indicator_id = (
    select i.indicator_id
    from indicators i
    join (select distinct indicator_id from standings) using (indicator_id)
    left join claim_checks k on k.indicator_id = i.indicator_id
        and k.verdict = 'agrees' and k.published_value is not null
    group by i.indicator_id, i.is_catalogue
    order by count(k.check_id) desc, i.is_catalogue desc, i.indicator_id
    limit 1
);
