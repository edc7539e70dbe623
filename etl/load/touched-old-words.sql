-- What the earlier build has for searching: words of what goes, each with how many
-- units have it, where the items of each meeting begin, and the stretch of each day.

create table work.old_words as
with shown as (
    select document_id, found_item_id as source_id
    from earlier.found.item_map
    where is_shown and item_id in (from old_items)
),

others as (
    from old_figures
    union all
    select resolution_id
    from earlier.main.resolutions
    where item_id in (from old_items)
),

units as (
    select u.words
    from earlier.found.units u
    semi join shown s
        on u.document_id = s.document_id and u.source_id = s.source_id
    where u.kind = 'item'
    union all
    select words
    from earlier.found.units
    where kind <> 'item' and document_id in (from touched)
        and source_id in (from others)
    union all
    select words
    from earlier.found.labels
    where source_id in (from old_items union all from old_figures)
)

select word_no, count(*) as said_in
from (select unnest(words) as word_no from units)
group by word_no;

create table work.old_begun as
select meeting_id, count(*) as n, (sum(n) over (
        order by any_value(meeting_date) desc nulls last, meeting_id
        rows unbounded preceding) - n)::integer as before
from earlier.main.items
join earlier.main.meetings using (meeting_id)
group by meeting_id;

create table work.old_places as
from earlier.main.search_places;

create table work.old_day_stretches as
select meeting_date as day, ((min(item_no) - 1) // 50000)::integer as stretch
from earlier.main.search_items
group by meeting_date;
