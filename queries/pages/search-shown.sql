-- What do these items, figures and decisions say, in the order they are asked in?
with params as (
    select $picked::varchar as picked
),

picked as (
    select split_part(t.pair, ':', 1)::integer as item_no,
        split_part(t.pair, ':', 2)::integer as part, t.rank::integer as rank
    from params p, unnest(string_split(p.picked, ' ')) with ordinality
        as t(pair, rank)
    where t.pair <> ''
    limit 200
),

-- Texts and parts are read by where they are stored, so that none else is.
placed as (
    select p.*, n.place_no, n.meeting_date, t.rowid as stored_at
    from picked p
    join search_items n using (item_no)
    join items t using (row_no)
    order by rank
    limit 200
),

parts as (
    select p.item_no, p.part, p.source_id
    from search_parts p
    join (
        select q.rowid as part_at from search_parts q
        semi join picked using (item_no, part)
    ) on p.rowid = part_at
)

select if(n.part = 0, 'item', ['decision', 'figure'][1 + n.part % 2]) as kind,
    i.item_id, coalesce(p.source_id, i.item_id) as source_id, i.meeting_id,
    i.title, i.text, i.char_start as item_start, n.meeting_date,
    c.name as committee, o.short_name as council, o.name as council_name,
    '/meetings/' || i.meeting_id || '#' || coalesce(p.source_id, i.item_id)
        as href
from placed n
join items i on i.rowid = n.stored_at
join search_places using (place_no)
left join parts p on p.item_no = n.item_no and p.part = n.part
join councils o using (council_id)
join committees c using (committee_id)
order by n.rank
