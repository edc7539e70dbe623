-- Where a unit has another label, its words take the place of the first's; of
-- several with one stem the first has how often they are met together, the
-- others 0.

create table work.own_words as
with relabelled as (
    select 'item' as kind, l.source_id, u.words, u.times, u.label_words,
        u.label_only, l.words as new_words
    from found.labels l
    join found.item_map m on m.item_id = l.source_id and m.is_shown
    join found.units u on u.kind = 'item'
        and u.document_id = m.document_id and u.source_id = m.found_item_id
    where l.kind = 'item'
    union all
    select u.kind, u.source_id, u.words, u.times, u.label_words, u.label_only,
        l.words
    from found.labels l
    join found.units u on u.kind = l.kind and u.source_id = l.source_id
    where l.kind <> 'item'
),

parts as (
    select kind, source_id, unnest(words) as word_no, unnest(times) as times,
        label_only
    from relabelled
    union all
    select kind, source_id, unnest(label_words), -4, label_only
    from relabelled
    union all
    select kind, source_id, unnest(new_words), 4, [] from relabelled
),

summed as (
    select kind, source_id, word_no, sum(times) as times
    from parts
    where not list_contains(label_only, word_no)
    group by kind, source_id, word_no
),

stems as (
    select word_no, any_value(stem) as stem from found.words group by word_no
)

select kind, source_id, word_no, if(row_number() over by_word = 1
        and stem <> '', sum(times) over of_stem, 0)::integer as times
from summed
join stems using (word_no)
window by_word as (partition by kind, source_id, stem order by word_no),
    of_stem as (partition by kind, source_id, stem);
