-- What spans of committees gave to each theme: attention, which counts an item
-- with parts by its parts, and agendas, which count every item of substance.
-- Shares are rounded, as their sums hang by the order they are added up in.

insert into theme_counts by name
with given as (
    select t.span, t.committee_id, a.theme_id, sum(a.items) as items,
        sum(a.items_with) as items_with, sum(a.words) as words,
        sum(a.questions) as questions, sum(a.decisions) as decisions,
        sum(a.cut_items) as cut_items
    from attention a
    join (
        select meeting_id, committee_id, unnest(spans_of(meeting_date)) as span
        from attention_totals
    ) t using (meeting_id)
    group by t.span, t.committee_id, a.theme_id
),

tagged as (
    select p.meeting_date, p.committee_id, p.meeting_id, t.theme_id,
        count(*) as items, sum(t.weight) as weight,
        count(*) filter (p.completeness <> 'complete') as incomplete
    from placed p
    join item_themes t using (item_id)
    where not p.is_procedural
    group by all
),

agendas as (
    select span, committee_id, theme_id, count(*) as agenda_meetings,
        sum(items) as agenda_items, sum(weight) as agenda_weight,
        sum(incomplete) as agenda_incomplete
    from (select *, unnest(spans_of(meeting_date)) as span from tagged)
    group by span, committee_id, theme_id
)

select span, committee_id, theme_id, round(coalesce(g.items, 0)::double, 6) as items,
    coalesce(g.items_with, 0)::integer as items_with,
    round(coalesce(g.words, 0)::double, 6) as words,
    round(coalesce(g.questions, 0)::double, 6) as questions,
    round(coalesce(g.decisions, 0)::double, 6) as decisions,
    coalesce(g.cut_items, 0)::integer as cut_items,
    g.span is not null as has_attention,
    coalesce(a.agenda_meetings, 0)::integer as agenda_meetings,
    coalesce(a.agenda_items, 0)::integer as agenda_items,
    round(coalesce(a.agenda_weight, 0)::double, 6) as agenda_weight,
    coalesce(a.agenda_incomplete, 0)::integer as agenda_incomplete
from agendas a
full join given g using (span, committee_id, theme_id)
order by span, committee_id, theme_id;
