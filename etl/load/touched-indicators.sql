-- Councils that came out otherwise, what they were told so, and the indicators that
-- figures of meetings concerned have or had.

attach ':memory:' as part;

create table work.changed_councils as
(from councils except from old_councils)
union all
(from old_councils except from councils);

create table work.changed_sides as
(from old_sides except all from sides_of('new_items'))
union all
(from sides_of('new_items') except all from old_sides);

create table work.touched_indicators as
from old_indicators
union
select indicator_id
from earlier.main.figures
where item_id in (from new_items) and indicator_id is not null;

create view part.figures as
from earlier.main.figures
where indicator_id in (from work.touched_indicators);

delete from earlier.main.restatements
where indicator_id in (from touched_indicators);
