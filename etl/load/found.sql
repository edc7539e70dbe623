-- Columns that only the rows of single documents have, before they are settled,
-- and one that they do not have yet.

alter table found.documents add column meeting_id text;
alter table found.items drop column row_no;
alter table found.meetings add column document_id text;
alter table found.meetings add column council_id text;
alter table found.meetings add column council_name text;
alter table found.attendances add column document_id text;
alter table found.item_themes add column document_id text;
alter table found.issues add column found_in text;
alter table found.coverage add column document_id text;

-- A file as it was last seen, so that an unchanged one is not read again.
create table found.files (
    document_id text,
    path text,
    size double,
    modified double,
    side text
);

-- What can be searched, with the numbers of its words and how often each is met,
-- that of its title, measure or owner counting as four; the words of this label
-- apart, and those that only the label has.
create table found.units (
    document_id text,
    kind text,
    source_id text,
    words double[],
    times integer[],
    length integer,
    label_words double[],
    label_only double[]
);

create table found.words (word_no double, word text, stem text);

-- Documents that were put in or taken out since the database was last made whole.
create table found.patched (document_id text);
