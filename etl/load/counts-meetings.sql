-- Attention, meetings and agendas by span, so that no chart adds up meetings.

insert into meeting_counts by name
with agendas as (
    select meeting_id, count(*) filter (not is_procedural) as agenda_items,
        count(*) filter (not is_procedural and completeness <> 'complete')
            as agenda_incomplete
    from placed
    group by meeting_id
),

held as (
    select m.meeting_id, m.committee_id, unnest(spans_of(m.meeting_date)) as span
    from meetings m
)

select h.span, h.committee_id, count(*)::integer as held,
    count(t.meeting_id)::integer as meetings,
    coalesce(sum(t.items), 0)::integer as items,
    coalesce(sum(t.procedural), 0)::integer as procedural,
    coalesce(sum(t.words), 0)::double as words,
    coalesce(sum(t.questions), 0)::integer as questions,
    coalesce(sum(t.decisions), 0)::integer as decisions,
    coalesce(sum(t.cut_items), 0)::integer as cut_items,
    coalesce(sum(a.agenda_items), 0)::integer as agenda_items,
    coalesce(sum(a.agenda_incomplete), 0)::integer as agenda_incomplete
from held h
left join attention_totals t using (meeting_id)
left join agendas a using (meeting_id)
group by h.span, h.committee_id
order by h.span, h.committee_id;
