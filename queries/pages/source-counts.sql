-- How many documents were read, and how much of them is cut short or lost?
with params as (
    select $council::varchar as council, $committee::varchar as committee
)

select count(*)::integer as documents,
    coalesce(sum(n.truncated), 0)::integer as truncated,
    coalesce(sum(n.lost), 0)::integer as lost,
    coalesce(sum(n.issues), 0)::integer as issues
from document_counts n
left join meetings m using (meeting_id)
left join committees c using (committee_id), params p
where (p.council is null or c.council_id = p.council)
    and (p.committee is null or m.committee_id = p.committee)
