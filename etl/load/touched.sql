-- Documents that came or went, and those whose meetings may come out otherwise
-- for it: of the same meeting, or with items that might be of the same meeting.

create table work.gone as
select document_id
from earlier.found.documents
where document_id not in (from known);

create table work.fresh as
select document_id
from found.documents;

create table work.touched as
with recursive keys as (
    select document_id, meeting_id as meeting from earlier.found.meetings
    union
    select document_id, meeting_id from earlier.found.meeting_map
    union
    select document_id, meeting_id from found.meetings
    union
    select document_id, meeting from linked
),

changed as (
    from gone
    union
    from fresh
    union
    select document_id
    from (from earlier.found.issues union all by name from found.issues)
    where found_in is null and document_id is not null
),

reached as (
    from changed
    union
    select o.document_id
    from reached r
    join keys k using (document_id)
    join keys o using (meeting)
)

from reached;

create or replace temp table kept as
select document_id
from touched
where document_id not in (from gone) and document_id not in (from fresh);
