-- What is new: meetings, and the figures and decisions of a theme or indicator?
with params as (
    select
        $council::varchar as council, $theme::varchar as theme,
        $indicator::varchar as indicator
),

heard as (
    select c.committee_id, o.name as body
    from committees c
    join councils o using (council_id), params p
    where p.council is null or c.council_id = p.council
),

sets as (
    select theme_set from theme_sets join params on theme_id = theme
),

held as (
    select m.meeting_id, m.meeting_date, h.body
    from meetings m
    join heard h using (committee_id)
    where $indicator::varchar is null and m.meeting_id in (
        select i.meeting_id
        from item_list i
        where not i.is_procedural
            and ($theme::varchar is null or i.theme_set in (from sets))
    )
    order by m.meeting_date desc nulls last, m.meeting_id
    limit 50
),

meeting_entries as (
    select 'meeting' as kind, h.meeting_id as entry_id,
        h.body || ': meeting of ' || coalesce(
            strftime(h.meeting_date, '%-d %B %Y'), 'unknown date') as title,
        string_agg(i.title, '; ' order by i.item_id) as summary,
        '/meetings/' || h.meeting_id as href, h.meeting_date as updated
    from item_list i
    join held h using (meeting_id)
    where not i.is_procedural
        and ($theme::varchar is null or i.theme_set in (from sets))
    group by h.meeting_id, h.body, h.meeting_date
),

figure_entries as (
    select 'figure' as kind, f.figure_id as entry_id,
        h.body || ': ' || coalesce(f.measure, f.item) as title,
        f.quote as summary, '/figures/' || f.figure_id as href,
        f.meeting_date as updated
    from figure_list f
    join heard h using (committee_id)
    where not f.is_procedural
        and coalesce($indicator::varchar, $theme::varchar,
            $council::varchar) is not null
        and ($indicator::varchar is null or f.indicator_id = $indicator::varchar)
        and ($theme::varchar is null or f.theme_set in (from sets))
    order by f.meeting_date desc nulls last, f.figure_id
    limit 50
),

decision_entries as (
    select 'decision' as kind, d.resolution_id as entry_id,
        h.body || ' decided on: ' || d.title as title, d.text as summary,
        '/meetings/' || d.meeting_id || '#' || d.item_id as href,
        d.meeting_date as updated
    from decision_list d
    join heard h using (committee_id)
    where not d.is_procedural and $indicator::varchar is null
        and coalesce($theme::varchar, $council::varchar) is not null
        and ($theme::varchar is null or d.theme_set in (from sets))
    order by d.meeting_date desc nulls last, d.resolution_id
    limit 50
)

select * from meeting_entries
union all by name select * from figure_entries
union all by name select * from decision_entries
order by updated desc nulls last, entry_id
limit 50
