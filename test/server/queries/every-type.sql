-- What does a cell of each type look like?
with params as (
    select $council::varchar as council
),

cells as (
    select * from (values
        ('one', 1, 1.5::double, true, date '2024-02-29', timestamp '2025-06-18 14:00:00', ['a', 'b']),
        ('Zoë £5, "so"', -2, -0.25::double, false, date '1999-12-31', timestamp '1969-12-31 23:59:59', []),
        (null, null, null, null, null, null, null)
    ) as cells (text, whole, part, yes, day, moment, words)
)

select cells.* from cells, params order by whole desc nulls last
