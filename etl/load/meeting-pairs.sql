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

create table work.pairs as
select l.document_id, l.meeting_id, l.council_id, l.title, l.among,
    k.meeting_id as other_id, k.is_loose,
    l.meeting_date is null or k.meeting_date is null as is_undated,
    l.is_titled and k.is_titled as is_titled,
    l.item_id, k.document_id as other_document_id, k.item_id as other_item_id
from titled l
join titled k
    on l.title = k.title
    and l.is_loose
    and l.document_id <> k.document_id
    and (
        l.council_id = k.council_id
        or 'unknown' in (l.council_id, k.council_id)
    )
    and (
        l.meeting_date = k.meeting_date
        or l.meeting_date is null or k.meeting_date is null
    )
    and (
        l.committee_id = k.committee_id
        or 'unknown' in (l.committee_basis, k.committee_basis)
        or 'unknown' in (l.council_id, k.council_id)
    );
