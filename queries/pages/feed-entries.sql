-- What is new: meetings, and the figures and decisions of a theme or indicator?
with params as (
    select $council::varchar as council, $theme::varchar as theme
),

heard as (
    select c.committee_id, o.name as body, c.name as committee
    from committees c
    join councils o using (council_id), params p
    where p.council is null or c.council_id = p.council
),

sets as (select theme_set from theme_sets join params on theme_id = theme),

-- With parameters as they are given, no more of a list is read than needed.
newest as (
    select place from meeting_list semi join heard using (committee_id)
    where $indicator::varchar is null and $theme::varchar is null
        and substantive > 0
    union all
    select place from theme_meetings semi join heard using (committee_id)
    where $indicator::varchar is null and theme_id = $theme::varchar
        and is_substantive
    order by place limit 50
),

held as (
    select meeting_id, meeting_date, body, committee
    from meeting_list semi join newest using (place)
    join heard using (committee_id)
),

said as (
    select h.*, i.item_id, i.title, i.theme_set, i.is_procedural
    from item_list i join held h using (meeting_date, meeting_id)
    union all
    select h.*, i.item_id, i.title, i.theme_set, i.is_procedural
    from item_list i join held h using (meeting_id)
    where i.meeting_date is null and h.meeting_date is null
),

meeting_entries as (
    select 'meeting' as kind, meeting_id as entry_id,
        concat_ws(', ', body, committee, coalesce(
            strftime(meeting_date, '%-d %B %Y'), 'date unknown')) as title,
        string_agg(s.title, '; ' order by item_id) as summary,
        '/meetings/' || meeting_id as href, meeting_date as updated
    from said s where not is_procedural
        and ($theme::varchar is null or theme_set in (from sets))
    group by meeting_id, body, committee, meeting_date
),

told as (
    select f.place from figure_list f semi join heard using (committee_id)
    where not f.is_procedural and coalesce($indicator::varchar,
            $theme::varchar, $council::varchar) is not null
        and ($indicator::varchar is null or f.indicator_id = $indicator::varchar)
        and ($theme::varchar is null or f.theme_set in (from sets))
    order by f.meeting_date desc nulls last, f.figure_id limit 50
),

decided as (
    select d.place from decision_list d semi join heard using (committee_id)
    where not d.is_procedural and $indicator::varchar is null
        and coalesce($theme::varchar, $council::varchar) is not null
        and ($theme::varchar is null or d.theme_set in (from sets))
    order by d.meeting_date desc nulls last, d.resolution_id limit 50
)

select * from meeting_entries
union all by name select 'figure' as kind, figure_id as entry_id, body, value,
    unit, denominator, qualifier, coalesce(measure, item) as title,
    quote as summary, '/figures/' || figure_id as href, meeting_date as updated
from figure_list semi join told using (place) join heard using (committee_id)
union all by name select 'decision' as kind, resolution_id as entry_id, body
    || ' decided on: ' || title as title, text as summary, '/meetings/'
    || meeting_id || '#' || item_id as href, meeting_date as updated
from decision_list semi join decided using (place) join heard using (committee_id)
order by updated desc nulls last, entry_id
limit 50
