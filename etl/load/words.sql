-- Every word of what can be searched, counted by unit; then `load.ts` stems them.

create temp table searched as
with shown as (
    select item_id, 'item' as kind, item_id as source_id, title, text
    from items
    union all
    select item_id, 'figure', figure_id, coalesce(measure, ''), quote
    from figures
    union all
    select item_id, 'decision', resolution_id, coalesce(owner, ''), text
    from resolutions
)

select *,
    row_number() over (order by item_id, kind desc, source_id)::integer
        as unit_no
from shown;

create temp table unit_words as
with tokens as (
    select unit_no, 4 as times,
        unnest(regexp_extract_all(lower(title), '[a-z0-9à-ɏ]+')) as word
    from searched
    union all
    select unit_no, 1,
        unnest(regexp_extract_all(lower(text), '[a-z0-9à-ɏ]+'))
    from searched
)

select unit_no, word, sum(times)::integer as times
from tokens
where length(word) between 2 and 40 or word between '0' and '9'
group by unit_no, word;

create temp table met_words as
select distinct word from unit_words;
