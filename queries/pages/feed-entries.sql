-- What is new: meetings, and the figures and decisions of a theme or indicator?
with params as (
    select
        $council::varchar as council, $theme::varchar as theme,
        $indicator::varchar as indicator
),

heard as (
    select
        items.item_id, items.title, items.meeting_id, meetings.meeting_date,
        councils.council_id, councils.name as body
    from items
    join meetings using (meeting_id)
    join committees using (committee_id)
    join councils using (council_id)
    cross join params
    where not items.is_procedural
        and (params.council is null or councils.council_id = params.council)
),

of_theme as (
    select distinct item_themes.item_id
    from item_themes
    join themes using (theme_id)
    cross join params
    where params.theme in (themes.theme_id, themes.parent_id)
),

meeting_entries as (
    select
        'meeting' as kind,
        meeting_id as entry_id,
        body || ': meeting of '
        || coalesce(strftime(meeting_date, '%-d %B %Y'), 'unknown date') as title,
        string_agg(title, '; ' order by item_id) as summary,
        '/meetings/' || meeting_id as href,
        meeting_date as updated
    from heard
    cross join params
    where params.indicator is null
        and (params.theme is null or item_id in (from of_theme))
    group by meeting_id, body, meeting_date
),

figure_entries as (
    select
        'figure' as kind,
        figures.figure_id as entry_id,
        heard.body || ': ' || coalesce(figures.measure, heard.title) as title,
        figures.quote as summary,
        '/figures/' || figures.figure_id as href,
        heard.meeting_date as updated
    from figures
    join heard using (item_id)
    cross join params
    where (params.indicator is null or figures.indicator_id = params.indicator)
        and (params.theme is null or item_id in (from of_theme))
        and coalesce(params.indicator, params.theme) is not null
),

decision_entries as (
    select
        'decision' as kind,
        resolutions.resolution_id as entry_id,
        heard.body || ' decided on: ' || heard.title as title,
        resolutions.text as summary,
        '/meetings/' || heard.meeting_id || '#' || item_id as href,
        heard.meeting_date as updated
    from resolutions
    join heard using (item_id)
    cross join params
    where params.theme is not null and item_id in (from of_theme)
)

select * from meeting_entries
union all by name select * from figure_entries
union all by name select * from decision_entries
order by updated desc nulls last, entry_id
limit 50
