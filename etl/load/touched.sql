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

-- Meetings, items and figures of these in the earlier build.
create table work.old_meetings as
select distinct meeting_id
from earlier.found.meeting_map
where document_id in (from touched);

create table work.old_items as
select item_id
from earlier.main.items
where meeting_id in (from old_meetings);

create table work.old_figures as
select figure_id
from earlier.main.figures
where item_id in (from old_items);

create table work.old_councils as
from earlier.main.councils;

-- Items that stay, and every stem, as search numbered them.
create table work.old_numbers as
select item_no, item_id
from earlier.main.search_items
where item_id not in (from old_items);

create table work.old_stems as
select stem_no, stem
from earlier.main.search_stems;

create or replace temp table kept as
select document_id
from touched
where document_id not in (from gone) and document_id not in (from fresh);
