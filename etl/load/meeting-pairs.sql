-- Items of documents that cannot place their meeting, beside items of others
-- with the same title that might be of the same meeting.

create macro plain(words) as trim(regexp_replace(
    lower(replace(replace(words, '’', ''), '''', '')), '[^a-z0-9]+', ' ', 'g'
));

-- The words of an item without its title, labels and what the page adds.
create macro body(words, title) as regexp_replace(
    regexp_replace(
        plain(regexp_replace(
            words,
            '(?i)pdf icon|(pdf|docx?) [0-9.]+ [km]b|view the full .*', '', 'g'
        )),
        '^(agenda item )?([0-9]+[a-z]? )?' || plain(title) || ' ?', ''
    ),
    '^(additional documents )?(minutes|decision) ', ''
);

create table work.titles as
select title, plain(title) as plain_title
from (select distinct title from found.items);

create table work.titled as
select m.document_id, m.meeting_id, m.council_id, m.meeting_date,
    m.committee_id, m.committee_basis, t.plain_title as title, i.item_id,
    i.title_basis = 'stated' as is_titled,
    m.council_basis = 'unknown' or m.committee_basis = 'unknown'
    or m.meeting_date is null as is_loose,
    count(*) over (partition by m.document_id, m.meeting_id) as among
from found.meetings m
join found.items i using (document_id, meeting_id)
join titles t on t.title is not distinct from i.title;

-- Items are set beside each other by title and day; where one has no day, by
-- title and council, if that is not known of the other by title alone.
create table work.sides as
select *, meeting_date as place, is_loose as is_left, true as is_right,
    false as is_undated
from titled
where meeting_date is not null
union all
select *, council_id, is_loose, true, true
from titled
where is_titled and council_id <> 'unknown'
union all
select *, '', council_id <> 'unknown', council_id = 'unknown', true
from titled
where is_titled and is_loose;

-- A title of very many meetings tells none of them from another, and to set
-- each beside each would never end.
create table work.crowds as
select title, place
from sides
group by title, place
having sum(is_left::integer) * sum(is_right::integer)
    > 400 * (sum(is_left::integer) + sum(is_right::integer));

create table work.pairs as
select l.document_id, l.meeting_id, l.title, l.among, l.is_undated,
    k.meeting_id as other_id, k.is_loose, l.item_id,
    k.document_id as other_document_id, k.item_id as other_item_id
from sides l
join sides k
    on l.title = k.title and l.place = k.place
    and l.is_left and k.is_right and l.document_id <> k.document_id
    and (not l.is_undated or l.meeting_date is null or k.meeting_date is null)
    and (l.council_id = k.council_id
        or 'unknown' in (l.council_id, k.council_id))
    and (l.committee_id = k.committee_id
        or 'unknown' in (l.committee_basis, k.committee_basis)
        or 'unknown' in (l.council_id, k.council_id))
anti join crowds c on l.title = c.title and l.place = c.place;

drop table sides;
