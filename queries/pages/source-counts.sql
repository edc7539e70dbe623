-- How many documents were read, and how much of them is cut short or lost?
with params as (
    select $council::varchar as council, $committee::varchar as committee
),

places as (
    select c.committee_id
    from committees c, params p
    where (p.council is null or c.council_id = p.council)
        and (p.committee is null or c.committee_id = p.committee)
)

select count(*)::integer as documents,
    coalesce(sum(n.truncated), 0)::integer as truncated,
    coalesce(sum(n.lost), 0)::integer as lost,
    coalesce(sum(n.issues), 0)::integer as issues
from document_counts n
where $council::varchar is null and $committee::varchar is null
    or n.committee_id in (from places)
