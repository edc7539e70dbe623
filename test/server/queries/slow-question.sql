-- What if a question takes for ever?
with params as (
    select $council::varchar as council
)

select sum(first.range * second.range)::double as total
from range(10000000) as first, range(100000) as second, params
