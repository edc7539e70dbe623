-- Which indicators belong to one theme?
with params as (
    select $theme::varchar as theme
)

select n.indicator_id, n.label, n.unit, n.publisher is not null as is_official,
    (
        select count(*)
        from figures f
        where f.indicator_id = n.indicator_id
            and f.review is distinct from 'rejected'
    )::integer as figures,
    '/indicators/' || n.indicator_id as href
from indicators n
left join themes h using (theme_id), params
where n.is_catalogue
    and (n.theme_id = params.theme or h.parent_id = params.theme)
order by n.label
