-- How does a long table leave the server?
with params as (
    select $council::varchar as council
)

select
    range::integer as number,
    'row ' || range as text,
    (range / 7)::double as part,
    date '2000-01-01' + (range % 9000)::integer as day,
    '/meetings/m' || range as href
from range(200000), params
order by number
