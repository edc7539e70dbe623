-- What is one theme, and what is it a part of?
with params as (
    select $theme::varchar as theme
)

select t.theme_id, t.label, t.definition, t.parent_id, g.label as parent
from themes t
left join themes g on g.theme_id = t.parent_id, params
where t.theme_id = params.theme
