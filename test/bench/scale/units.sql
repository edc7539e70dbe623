-- The words of what was made, as the ETL gives them with each document: a word
-- of a title, measure or owner counts as four; of some of the items at a time.

insert into found.units by name
with some_items as (
    select item_id
    from scaled_items
    where n between getvariable('first_item') and getvariable('last_item')
),

made as (
    select row_number() over () as no, * from (
        select i.document_id, 'item' as kind, i.item_id as source_id,
            i.title as label, i.text
        from items i
        semi join some_items using (item_id)
        union all
        select f.document_id, 'figure', f.figure_id, f.measure, f.quote
        from figures f
        semi join some_items using (item_id)
        union all
        select r.document_id, 'decision', r.resolution_id, r.owner, r.text
        from resolutions r
        semi join some_items using (item_id)
    )
),

said as (
    select no, 1 as weight, unnest(string_split(lower(text), ' ')) as word
    from made
    union all
    select no, 4, unnest(string_split(lower(label), ' '))
    from made
),

known as (
    select word, any_value(word_no) as word_no,
        dense_rank() over (order by any_value(stem)) as stem_no
    from found.words
    where stem <> ''
    group by word
),

counted as (
    select no, any_value(word_no) as word_no, sum(weight)::integer as times
    from said
    join known using (word)
    group by no, stem_no
),

listed as (
    select no, list(word_no) as words, list(times) as times,
        sum(times)::integer as length
    from counted
    group by no
)

select m.document_id, m.kind, m.source_id, l.words, l.times, l.length,
    [] as label_words, [] as label_only
from made m
join listed l using (no);
