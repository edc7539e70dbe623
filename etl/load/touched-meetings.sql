-- Meetings whose figures and decisions are listed anew: those that came out
-- otherwise, and those whose requests are answered otherwise.

create table work.listed_meetings as
with followups_now as (
    from earlier.main.followups
    where committee_id in (from touched_committees)
),

changed as (
    (from old_followups except from followups_now)
    union all
    (from followups_now except from old_followups)
),

followed as (
    select item_id from changed
    union
    select item_id
    from earlier.main.followups
    where answer_item_id in (from new_items)
)

from old_meetings
union
select meeting_id from built.main.meetings
union
select meeting_id
from placed
semi join followed using (item_id);

create or replace table part.placed as
from work.placed
where meeting_id in (from listed_meetings);

drop view part.items;

create view part.figure_caveats as
from earlier.main.figure_caveats
where figure_id in (select figure_id from part.figures);

create table part.day_stretches as
select date '0001-01-01' as first_day, date '9999-12-31' as last_day;

create table work.old_told as
select place, meeting_date, measure, population, quote
from earlier.main.figure_list
where meeting_id in (from listed_meetings);

delete from earlier.main.figure_list
where meeting_id in (from listed_meetings);
delete from earlier.main.decision_list
where meeting_id in (from listed_meetings);
