-- How well do the rules do against documents that people marked?
with params as (
    select 1 as one
)

select
    s.slot, s.precision, s.recall, s.f1,
    (s.hits + s.missed)::integer as marked,
    s.documents || ' documents'
    || case s.measured_on
        when 'all' then ' of all kinds'
        when 'real' then ', as published'
        when 'reworded' then ', prose reworded'
        else ' of ' || s.measured_on
    end as measured_on
from scorecards s, params
where s.measured_on in ('all', 'real')
order by s.measured_on, list_position([
    'items', 'item numbers', 'resolutions', 'figures', 'figures sure',
    'period', 'kind', 'qualifier', 'measure', 'indicator', 'ratings',
    'caveats', 'themes', 'dates', 'councils', 'committees', 'owner', 'due'
], s.slot)
