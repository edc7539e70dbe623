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

-- The title counts four times.
create temp view tokens as
select unit_no, unnest(regexp_extract_all(
    lower(repeat(title || ' ', 4) || text), '[a-z0-9à-ɏ]+'
)) as word
from searched;

create temp table met_words as
select distinct word
from tokens
where length(word) between 2 and 40 or word between '0' and '9';
