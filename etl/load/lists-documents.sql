-- What documents came to, one row each.

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
