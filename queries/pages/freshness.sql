-- How much is there, how fresh is it and how much of it is cut short?
with
    of_items as (
        select
            count(*)::integer as items,
            (count(*) filter (completeness = 'truncated'))::integer
                as truncated,
            (count(*) filter (completeness = 'content_lost'))::integer as lost
        from items
    ),
    of_meetings as (
        select
            count(*)::integer as meetings,
            (count(*) filter (meeting_date is null))::integer as undated,
            max(meeting_date) as newest,
            min(meeting_date) as oldest
        from meetings
    ),
    of_documents as (select count(*)::integer as documents from documents),
    of_figures as (select count(*)::integer as figures from figures),
    of_resolutions as (select count(*)::integer as decisions from resolutions),
    of_official as (select count(*)::integer as observations from observations)
select
    documents,
    meetings,
    items,
    truncated,
    lost,
    undated,
    figures,
    decisions,
    newest,
    oldest,
    observations
from of_documents
cross join of_meetings
cross join of_items
cross join of_figures
cross join of_resolutions
cross join of_official
