-- How well do the rules do against documents that people marked?
with params as (
    select 1 as one
)

select
    s.slot, s.precision, s.recall, s.f1,
    (s.hits + s.missed)::integer as marked,
    case
        when s.measured_on = 'all'
            then s.documents || ' documents of all kinds, known to the rules'
        when s.measured_on = 'real'
            then s.documents || ' of them, as published'
        else s.measured_on
    end as measured_on
from scorecards s, params
where s.measured_on in ('all', 'real')
    or contains(s.measured_on, 'first met')
order by
    s.measured_on = 'real', s.measured_on = 'all', s.measured_on, list_position([
    'items', 'item numbers', 'resolutions', 'figures', 'figures sure',
    'period', 'kind', 'qualifier', 'measure', 'indicator', 'ratings',
    'caveats', 'themes', 'dates', 'councils', 'committees', 'owner', 'due'
], s.slot)
