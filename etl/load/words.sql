-- Every word of what can be searched; then `load.ts` gives each its stem.

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

select *, row_number() over ()::integer as unit_no
from shown;

-- Texts are cut at their spaces, and only what is met for the first time is
-- looked at closer: a part may hold several words, or none.
create temp table met_parts as
select distinct unnest(string_split(title || ' ' || text, ' ')) as part
from searched;

create temp table part_words as
select part, word, count(*)::integer as times
from (
    select part,
        unnest(regexp_extract_all(lower(part), '[a-z0-9à-ɏ]+')) as word
    from met_parts
)
where length(word) between 2 and 40 or word between '0' and '9'
group by part, word;

create temp table met_words as
select distinct word from part_words;
