-- Which documents were read, what was made of each and what is missing?
with params as (
    select $council::varchar as council, $committee::varchar as committee,
        $document::varchar as document,
        $start::integer as start, $size::integer as size
),

places as (
    select c.committee_id
    from committees c, params p
    where (p.council is null or c.council_id = p.council)
        and (p.committee is null or c.committee_id = p.committee)
),

-- With parameters as they are given, no more of the list is read than needed.
fitting as (
    select n.place
    from document_counts n
    where ($council::varchar is null and $committee::varchar is null
            or n.committee_id in (from places))
        and ($document::varchar is null
            or n.document_id = $document::varchar)
    order by n.place
    limit (coalesce($start::integer, 0) + coalesce($size::integer, 2000))
),

shown as (
    select place
    from fitting
    qualify row_number() over (order by place) - 1 - coalesce(
        (select start from params), 0) between 0 and coalesce(
        (select size from params), 2000) - 1
),

-- A limit tells that these are few, so that the rest is looked up, not read.
listed as (
    select n.* from document_counts n semi join shown using (place) limit 2000
)

select
    d.document_id, coalesce(d.title, d.path) as title, d.path, d.source_url,
    d.media_type, d.layout, d.kind, d.licence, d.accessed_on,
    length(d.text)::integer as characters,
    n.meeting_id, m.meeting_date, m.date_basis, m.date_evidence,
    coalesce(m.committee_name, c.name) as committee,
    o.short_name as council, o.name as council_name, n.items, n.shown,
    n.truncated, n.lost, n.figures, n.issues, n.codes,
    '/sources/' || d.document_id as href
from listed n
join documents d using (document_id)
left join meetings m using (meeting_id)
left join committees c on c.committee_id = n.committee_id
left join councils o using (council_id)
order by n.place
