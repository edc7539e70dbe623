-- What are items about, council by council?
with params as (
    select
        $council::varchar as council,
        $theme::varchar as theme,
        $from::date as from_date,
        $to::date as to_date
),

heard as (
    select councils.short_name as council, themes.label as theme, themes.theme_id
    from items
    join meetings using (meeting_id)
    join committees using (committee_id)
    join councils using (council_id)
    join item_themes using (item_id)
    join themes using (theme_id)
    cross join params
    where (params.council is null or councils.council_id = params.council)
        and (params.theme is null or themes.theme_id = params.theme)
        and (params.from_date is null or meeting_date >= params.from_date)
        and (params.to_date is null or meeting_date <= params.to_date)
)

select council, theme, count(*)::integer as items, '/meetings?theme=' || theme_id as href
from heard
group by council, theme, theme_id
order by council, theme
