-- Which documents were read, what was made of each and what is missing?
with params as (
    select $council::varchar as council, $committee::varchar as committee,
        $start::integer as start, $size::integer as size
),

fitting as (
    select d.*, n.* exclude (document_id), m.meeting_date, m.date_basis,
        m.date_evidence, m.committee_id,
        coalesce(m.committee_name, c.name) as committee, c.council_id
    from documents d
    join document_counts n using (document_id)
    left join meetings m using (meeting_id)
    left join committees c using (committee_id), params p
    where (p.council is null or c.council_id = p.council)
        and (p.committee is null or m.committee_id = p.committee)
),

first_ones as (
    select document_id, path
    from fitting
    order by path, document_id
    limit 2000
),

shown as (
    select document_id
    from first_ones
    qualify row_number() over (order by path, document_id) - 1 - coalesce(
        (select start from params), 0) between 0 and coalesce(
        (select size from params), 2000) - 1
)

select
    d.document_id, coalesce(d.title, d.path) as title, d.path, d.source_url,
    d.media_type, d.layout, d.kind, d.licence, d.accessed_on,
    length(d.text)::integer as characters,
    d.meeting_id, d.meeting_date, d.date_basis, d.date_evidence, d.committee,
    o.short_name as council, o.name as council_name, d.items, d.shown,
    d.truncated, d.lost, d.figures, d.issues, d.codes,
    '/sources/' || d.document_id as href
from fitting d
semi join shown using (document_id)
left join councils o using (council_id)
order by d.path, d.document_id
