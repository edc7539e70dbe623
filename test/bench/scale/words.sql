-- The words of what was made are those of the seeds, and these; no item has the
-- title of another version.

insert into found.item_map by name
select document_id, item_id as found_item_id, item_id, true as is_shown
from scaled_items;

insert into found.words
select distinct hash(word) >> 11, word, word
from (select unnest(['report', 'members', 'heard', 'seen', 'time', 'director',
    'noted', '58']) as word)
where word not in (select word from found.words);

create or replace table found.labels (kind text, source_id text, words double[]);
