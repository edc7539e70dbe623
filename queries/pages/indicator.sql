-- What is one indicator, who publishes it, and how do its series go?
with params as (
    select $indicator::varchar as indicator
)

select n.indicator_id, n.label, n.unit, n.decimals, n.polarity, n.year_type,
    n.year_words, n.definition, n.counted, n.population, n.trap,
    n.local_basis, n.publisher, n.publication, n.official_code, n.topic,
    n.theme_id, h.label as theme, n.is_catalogue,
    (
        select list(b.reason order by b.from_date) from indicator_breaks b
        where b.indicator_id = n.indicator_id
    ) as breaks,
    (
        select list(concat(c.short_name, ': ', lower(t.wording[1]),
            t.wording[2:]) order by c.short_name)
        from trends t
        join councils c using (council_id)
        where t.indicator_id = n.indicator_id and c.is_listed
    ) as trends,
    (
        select list(distinct o.source order by o.source) from observations o
        where o.indicator_id = n.indicator_id
    ) as sources,
    (
        select list(distinct v.quote order by v.quote)
        from indicator_figures f
        join figure_caveats v using (figure_id)
        where f.indicator_id = n.indicator_id
    ) as caveats,
    (
        select max(o.period_end) from observations o
        where o.indicator_id = n.indicator_id and o.value is not null
    ) as newest
from indicators n
join params p on n.indicator_id = p.indicator
left join themes h using (theme_id)
