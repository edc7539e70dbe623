-- Which meeting of one document is the same as a meeting of another: found.meeting_map names the one for both.

create macro plain(words) as
    trim(regexp_replace(lower(replace(replace(words, '’', ''), '''', '')), '[^a-z0-9]+', ' ', 'g'));

-- The words of an item without its title, labels and what the page adds to them.
create macro body(words, title) as regexp_replace(
    regexp_replace(
        plain(regexp_replace(words, '(?i)pdf icon|(pdf|docx?) [0-9.]+ [km]b|view the full .*', '', 'g')),
        '^(agenda item )?([0-9]+[a-z]? )?' || plain(title) || ' ?', ''
    ),
    '^(additional documents )?(minutes|decision) ', ''
);

create table found.meeting_facts as
select m.document_id, m.meeting_id, m.council_id, m.meeting_date, m.committee_basis, m.committee_id,
    m.council_basis = 'unknown' or m.committee_basis = 'unknown' or m.meeting_date is null as is_loose
from found.meetings m;

create temp table loose_items as
select f.document_id, f.meeting_id, f.council_id, f.meeting_date, f.committee_id, f.committee_basis,
    plain(i.title) as title, i.item_number, i.text, i.title_basis,
    count(*) over (partition by f.document_id, f.meeting_id) as among
from found.meeting_facts f
join found.items i using (document_id, meeting_id)
where f.is_loose;

create temp table pairs as
with known as (
    select f.document_id, f.meeting_id, f.council_id, f.meeting_date, f.committee_id,
        f.committee_basis, f.is_loose, plain(i.title) as title, i.text, i.title_basis,
        count(*) over (partition by f.document_id, f.meeting_id) as among
    from found.meeting_facts f
    join found.items i using (document_id, meeting_id)
    where plain(i.title) in (select title from loose_items)
)

select l.document_id, l.meeting_id, l.council_id, k.meeting_id as other_id, k.document_id as other_document,
    k.is_loose, l.meeting_date is null or k.meeting_date is null as is_undated,
    l.title, l.text, k.text as other_text, l.among,
    l.title_basis = 'stated' and k.title_basis = 'stated' as is_titled
from loose_items l
join known k
    on l.title = k.title
    and l.document_id <> k.document_id
    and (l.council_id = k.council_id or 'unknown' in (l.council_id, k.council_id))
    and (l.meeting_date = k.meeting_date or l.meeting_date is null or k.meeting_date is null)
    and (l.committee_id = k.committee_id or 'unknown' in (l.committee_basis, k.committee_basis)
        or 'unknown' in (l.council_id, k.council_id));

-- Undated: one council, one title, and the shorter words begin the longer. Dated: two titles in three are shared.
create temp table twins as
with undated as (
    select document_id, meeting_id, other_id, is_loose
    from pairs p
    where p.is_undated and p.is_titled and p.council_id <> 'unknown'
        and least(length(body(p.text, p.title)), length(body(p.other_text, p.title))) >= 200
        and left(body(p.text, p.title), least(length(body(p.text, p.title)), length(body(p.other_text, p.title))) - 20)
        = left(body(p.other_text, p.title), least(length(body(p.text, p.title)), length(body(p.other_text, p.title))) - 20)
),

dated as (
    select document_id, meeting_id, other_id, is_loose
    from pairs
    where not is_undated
    group by all
    having count(distinct title) >= greatest(2, any_value(among) * 2 / 3)
)

select distinct * from (from undated union all from dated);

-- A loose meeting joins the one placed meeting it is a twin of, else its loose twins; two candidates leave it alone.
create table found.meeting_map as
with chosen as (
    select document_id, meeting_id,
        count(distinct other_id) filter (where not is_loose) as placed,
        min(other_id) filter (where not is_loose) as placed_id,
        min(other_id) filter (where is_loose) as loose_id
    from twins
    group by document_id, meeting_id
)

select f.document_id, f.meeting_id as found_meeting_id,
    case
        when c.placed = 1 then c.placed_id
        when c.placed = 0 and c.loose_id is not null then least(c.loose_id, f.meeting_id)
        else f.meeting_id
    end as meeting_id
from found.meeting_facts f
left join chosen c on f.document_id = c.document_id and f.meeting_id = c.meeting_id;
