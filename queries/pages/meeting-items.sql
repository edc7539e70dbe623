-- What was on the agenda of one meeting, and what was said under each item?
with params as (
    select $meeting::varchar as meeting
),

agenda as (
    select i.*
    from items i
    join params p on i.meeting_id = p.meeting
),

tagged as (
    select item_id, list(t.label order by i.weight desc) as themes,
        list(t.theme_id order by i.weight desc) as theme_ids
    from item_themes i
    semi join agenda using (item_id)
    join themes t using (theme_id)
    group by item_id
),

added as (
    select item_id, document_id,
        list(char_start order by char_start) as furniture_starts,
        list(char_end order by char_start) as furniture_ends
    from document_parts
    semi join agenda using (item_id)
    where kind = 'furniture' and item_id is not null
    group by item_id, document_id
)

select
    i.item_id, i.document_id, i.parent_id, i.position, i.item_number,
    i.number_basis, i.title, i.title_basis, i.is_procedural, i.completeness,
    i.text, i.char_start, i.char_end, i.words, i.questions,
    d.source_url, d.path, t.themes, t.theme_ids,
    array_to_string(a.furniture_starts, ' ') as furniture_starts,
    array_to_string(a.furniture_ends, ' ') as furniture_ends
from agenda i
left join documents d using (document_id)
left join tagged t using (item_id)
left join added a
    on a.item_id = i.item_id and a.document_id = i.document_id
order by i.position, i.item_id
