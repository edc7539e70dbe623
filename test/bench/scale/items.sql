-- Items with their texts, parts and themes; one item in five is procedure, one
-- in thirty is cut short. Words are those of the seeds, few of them often.

set variable words = (
    select list(word order by units desc, word)
    from search_words
    join search_stems using (stem)
    where length(word) > 2
);

create or replace macro word_of(subject, n) as getvariable('words')[
    1 + floor(len(getvariable('words')) * pow(number_of(subject, n) / 1e6, 4))
        ::integer];

create or replace temp table scaled_items as
select n, m.meeting_id, m.document_id, n % 20 + 1 as position,
    m.meeting_id || '-' || lpad((n % 20 + 1)::text, 2, '0') as item_id
from range(getvariable('count')) t(n)
join scaled_meetings m on m.no = n // 20
order by n;

set variable before = (select count(*) from items);

-- They are in order already, so nothing is sorted again.
insert into items by name
select item_id, meeting_id, document_id, position::integer as position,
    position::text as item_number, 'stated' as number_basis,
    concat_ws(' ', 'Report on', word_of('t', n), word_of('u', n)) as title,
    'stated' as title_basis, n % 5 = 0 as is_procedural,
    if(n % 30 = 7, 'truncated', 'complete') as completeness,
    concat_ws(' ', 'Members heard of', word_of('a', n), word_of('b', n),
        word_of('c', n), 'and', word_of('d', n)) as text,
    number_of('w', n) % 400 + 20 as words, number_of('q', n) % 4 as questions,
    (position * 100)::integer as char_start,
    (position * 100 + 60)::integer as char_end,
    (getvariable('before') + n + 1)::integer as row_no
from scaled_items;

insert into item_sources by name
select item_id, document_id, true as is_shown,
    if(n % 30 = 7, 'truncated', 'complete') as completeness,
    (position * 100)::integer as char_start,
    (position * 100 + 60)::integer as char_end
from scaled_items;

insert into document_parts by name
select document_id, position::integer as position, 'item' as kind, item_id,
    (position * 100)::integer as char_start,
    (position * 100 + 100)::integer as char_end
from scaled_items;

create or replace temp table leaves as
select (row_number() over (order by theme_id) - 1)::integer as no, theme_id
from themes
where parent_id is not null and theme_id <> 'governance';

set variable leaves = (select count(*) from leaves);

insert into item_themes by name
with tagged as (
    select n, item_id, number_of('T', n) % getvariable('leaves') as no,
        if(n % 10 < 3, 0.6, 1.0) as weight
    from scaled_items
    where n % 5 <> 0
    union all
    select n, item_id, (number_of('T', n) + 1 + n % 3)
        % getvariable('leaves'), 0.4
    from scaled_items
    where n % 5 <> 0 and n % 10 < 3
)

select t.item_id, l.theme_id, t.weight::double as weight, ['report'] as terms
from tagged t
join leaves l using (no)
order by t.n, t.weight desc, l.theme_id;
