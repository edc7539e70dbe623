-- What the earlier build has of the meetings of touched documents, and what is
-- compared with what comes out now.

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

create table work.old_sets as
from earlier.main.theme_sets;

create table work.old_committees as
select distinct committee_id
from earlier.main.meetings
where meeting_id in (from old_meetings);

create table work.old_days as
select distinct coalesce(meeting_date, date '0001-01-01') as day
from earlier.main.meetings
where meeting_id in (from old_meetings);

create table work.old_indicators as
select distinct indicator_id
from earlier.main.figures
where item_id in (from old_items) and indicator_id is not null;

-- What councils were told by indicator, and how much of it was cut.
create macro work.sides_of(those) as table
select c.council_id, f.indicator_id, f.unit, f.period, f.period_start,
    f.period_end, f.population, f.figure_id in (
        select figure_id
        from earlier.main.figure_caveats
        where kind = 'data-disputed'
    ) as is_disputed
from earlier.main.figures f
join earlier.main.items i using (item_id)
join earlier.main.meetings m using (meeting_id)
join earlier.main.committees c using (committee_id)
where f.item_id in (from query_table(those)) and f.indicator_id is not null
    and f.kind not in ('change', 'target')
    and f.review is distinct from 'rejected'
union all by name
select c.council_id
from earlier.main.items i
join earlier.main.meetings m using (meeting_id)
join earlier.main.committees c using (committee_id)
where i.item_id in (from query_table(those)) and i.completeness <> 'complete';

create table work.old_sides as
from sides_of('old_items');
