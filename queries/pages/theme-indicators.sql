-- Which indicators belong to one theme?
with params as (
    select $theme::varchar as theme
),

told as (
    select indicator_id, count(*)::integer as figures
    from indicator_figures
    group by indicator_id
)

select n.indicator_id, n.label, n.unit, n.publisher is not null as is_official,
    coalesce(t.figures, 0)::integer as figures,
    '/indicators/' || n.indicator_id as href
from indicators n
left join themes h using (theme_id)
left join told t using (indicator_id), params
where n.is_catalogue
    and (n.theme_id = params.theme or h.parent_id = params.theme)
order by n.label
