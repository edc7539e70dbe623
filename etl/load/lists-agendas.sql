-- What meetings came to, one row each.

insert into meeting_agendas by name
-- Titles that every agenda has say nothing of what this one was about.
with standing as (
    select distinct i.title, true as is_standing
    from (select distinct title from items where not is_procedural) i
    join standing_titles p on contains(
        lower(regexp_replace(i.title, '[^[:alpha:] '']', '', 'g')), p.phrase)
),

agenda as (
    select meeting_id, count(*)::integer as items,
        count(*) filter (not is_procedural)::integer as substantive,
        count(*) filter (completeness <> 'complete')::integer as incomplete,
        list(title order by is_standing nulls first, words desc nulls last,
            position) filter (not is_procedural)[:3] as main_titles,
        list(item_id order by is_standing nulls first, words desc nulls last,
            position) filter (not is_procedural)[:3] as main_items
    from items left join standing using (title)
    group by meeting_id
),

found as (
    select meeting_id, sum(figures)::integer as figures,
        sum(decisions)::integer as decisions
    from item_list group by meeting_id
),

tagged as (
    select meeting_id, list(distinct theme_id order by theme_id) as themes
    from (select distinct meeting_id, theme_set from placed)
    join theme_sets using (theme_set)
    where theme_id is not null group by meeting_id
)

select a.*, f.figures, f.decisions, coalesce(t.themes, []) as themes
from agenda a
join found f using (meeting_id)
left join tagged t using (meeting_id)
order by a.meeting_id;
