-- Which documents were read, what was made of each and what is missing?
with params as (
    select $council::varchar as council, $committee::varchar as committee
),

held as (
    select
        s.document_id,
        count(*)::integer as items,
        count(*) filter (s.completeness = 'truncated')::integer as truncated,
        count(*) filter (s.completeness = 'content_lost')::integer as lost,
        count(*) filter (s.is_shown)::integer as shown,
        min(i.meeting_id) as meeting_id
    from item_sources s
    join items i using (item_id)
    group by s.document_id
),

faults as (
    select document_id, count(*)::integer as issues,
        list(distinct code order by code) as codes
    from issues
    group by document_id
),

found as (
    select document_id, count(*)::integer as figures
    from figures
    group by document_id
)

select
    d.document_id, coalesce(d.title, d.path) as title, d.path, d.source_url,
    d.media_type, d.layout, d.kind, d.licence, d.accessed_on,
    length(d.text)::integer as characters,
    m.meeting_id, m.meeting_date, m.date_basis, m.date_evidence,
    coalesce(m.committee_name, c.name) as committee,
    o.short_name as council, o.name as council_name,
    coalesce(h.items, 0)::integer as items,
    coalesce(h.shown, 0)::integer as shown,
    coalesce(h.truncated, 0)::integer as truncated,
    coalesce(h.lost, 0)::integer as lost,
    coalesce(f.figures, 0)::integer as figures,
    coalesce(x.issues, 0)::integer as issues, x.codes,
    '/sources/' || d.document_id as href
from documents d
left join held h using (document_id)
left join meetings m on m.meeting_id = h.meeting_id
left join committees c on c.committee_id = m.committee_id
left join councils o on o.council_id = c.council_id
left join faults x on x.document_id = d.document_id
left join found f on f.document_id = d.document_id, params p
where (p.council is null or c.council_id = p.council)
    and (p.committee is null or m.committee_id = p.committee)
order by d.path, d.document_id
