-- What meetings and documents came to, one row each.

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

insert into document_counts by name
with held as (
    select s.document_id, count(*)::integer as items,
        count(*) filter (s.completeness = 'truncated')::integer as truncated,
        count(*) filter (s.completeness = 'content_lost')::integer as lost,
        count(*) filter (s.is_shown)::integer as shown,
        min(i.meeting_id) as meeting_id
    from item_sources s
    join items i using (item_id) group by s.document_id
),

faults as (
    select document_id, count(*)::integer as issues,
        list(distinct code order by code) as codes
    from issues group by document_id
),

found as (
    select document_id, count(*)::integer as figures from figures
    group by document_id
)

select row_number() over (order by d.path, d.document_id)::integer as place,
    d.document_id, h.meeting_id, m.committee_id,
    coalesce(h.items, 0) as items,
    coalesce(h.shown, 0) as shown, coalesce(h.truncated, 0) as truncated,
    coalesce(h.lost, 0) as lost, coalesce(f.figures, 0) as figures,
    coalesce(x.issues, 0) as issues, x.codes
from documents d
left join held h using (document_id)
left join meetings m using (meeting_id)
left join faults x using (document_id)
left join found f using (document_id)
order by place;

drop table placed;
drop table day_stretches;
drop macro spans_of;
