-- Which published values changed most since a year before, one of each theme?
with params as (
    select $council::varchar as council
),

moved as (
    select s.indicator_id, n.label as indicator, n.unit, n.decimals,
        n.theme_id,
        c.short_name as council, c.name as council_name, s.previous, s.value,
        s.period_label as period, s.england, s.period_end,
        abs(s.change) / greatest(abs(s.value), abs(s.previous)) as size
    from standings s
    join indicators n using (indicator_id)
    join councils c using (council_id)
    cross join params p
    where s.is_latest and s.change is not null and s.england is not null
        and n.is_catalogue
        and (s.council_id = p.council or p.council is null and c.is_listed)
        -- Across a break the two values do not mean the same.
        and not exists (
            from indicator_breaks b
            where b.indicator_id = s.indicator_id
                and b.from_date > s.period_end - interval 1 year
                and b.from_date <= s.period_end
        )
        -- A change of a few units in the last place printed is rounding.
        and abs(s.change) >= 5 / pow(10, coalesce(n.decimals, 1))
        and s.period_end >= (select max(built_at)::date from builds)
            - interval 4 year
)

select * exclude (size, theme_id, period_end),
    '/indicators/' || indicator_id as href
from moved
qualify row_number() over (
    partition by theme_id order by size desc, indicator_id, council
) = 1
order by size desc, indicator_id
limit 4
