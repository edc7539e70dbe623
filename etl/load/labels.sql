-- Titles that another version of an item has, and measures that a person
-- corrected, with the numbers of their words.

create table found.labels as
with retitled as (
    select settled_id, same, document_id, item_id, best_title
    from ranked
    where place = 1 and title <> best_title
),

corrected as (
    select f.figure_id,
        unnest(regexp_extract_all(lower(f.measure), '[a-z0-9à-ɏ]+')) as word
    from figures f
    join found.figures o
        on f.document_id = o.document_id and f.figure_id = o.figure_id
    where f.review = 'corrected' and f.measure is distinct from o.measure
)

select 'item' as kind, m.item_id as source_id,
    any_value(u.label_words) as words
from retitled s
join found.item_map m
    on s.document_id = m.document_id and s.item_id = m.found_item_id
join ranked r on s.settled_id = r.settled_id and s.same = r.same
    and s.best_title = r.title
join found.units u on u.kind = 'item'
    and u.document_id = r.document_id and u.source_id = r.item_id
group by m.item_id
union all
select 'figure', c.figure_id, coalesce(
        list(w.word_no) filter (w.word_no is not null), []
    )
from corrected c
left join (select distinct word, word_no from found.words) w using (word)
group by c.figure_id;
