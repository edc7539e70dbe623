-- Items as lists show them, newest meeting first, and those of each theme.

insert into item_list by name
with told as (
    select item_id, document_id, arg_max(char_start, char_end - char_start)
        as starts_at
    from document_parts
    where kind = 'item' and item_id is not null
    group by item_id, document_id
),

found as (
    select item_id, count(*)::integer as figures
    from figure_list
    group by item_id
),

decided as (
    select item_id, count(*)::integer as decisions
    from resolutions
    group by item_id
)

select row_number() over ()::integer as place, l.*
from (
    select i.item_id, p.meeting_id, p.meeting_date, p.committee_id,
        p.theme_set, p.is_procedural, i.item_number, i.title, i.completeness,
        substr(i.text,
            greatest(t.starts_at - i.char_start, 0)::integer + 1, 600)
            as beginning,
        coalesce(f.figures, 0)::integer as figures,
        coalesce(d.decisions, 0)::integer as decisions
    from items i
    join placed p using (item_id)
    left join told t
        on t.item_id = i.item_id and t.document_id = i.document_id
    left join found f on f.item_id = i.item_id
    left join decided d on d.item_id = i.item_id
    order by p.meeting_date desc nulls last, i.position, i.item_id
) l;

insert into theme_items by name
with chosen as (
    select theme_id, item_id, weight, terms
    from item_themes
    union all
    select h.parent_id, t.item_id, t.weight, t.terms
    from item_themes t
    join themes h using (theme_id)
    where h.parent_id is not null
),

tagged as (
    select theme_id, item_id, max(weight) as weight, flatten(list(terms order
        by weight desc, terms)) as terms
    from chosen
    group by theme_id, item_id
)

select t.theme_id, row_number() over (
        partition by t.theme_id order by i.meeting_date desc nulls last,
            t.weight desc, i.place
    )::integer as place,
    i.place as item_place, i.committee_id, i.meeting_date, t.weight, t.terms
from tagged t
join item_list i using (item_id)
order by t.theme_id, place;
