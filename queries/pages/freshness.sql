-- How much is there, how fresh is it and how much of it is cut short?
select
    (select count(*) from documents)::integer as documents,
    (select count(*) from meetings)::integer as meetings,
    (select count(*) from items)::integer as items,
    (select count(*) from items where completeness = 'truncated')::integer
        as truncated,
    (select count(*) from items where completeness = 'content_lost')::integer
        as lost,
    (select count(*) from meetings where meeting_date is null)::integer
        as undated,
    (select count(*) from figures)::integer as figures,
    (select count(*) from resolutions)::integer as decisions,
    (select max(meeting_date) from meetings) as newest,
    (select min(meeting_date) from meetings) as oldest,
    (select count(*) from observations)::integer as observations
