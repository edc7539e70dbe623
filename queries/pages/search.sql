-- Which items, figures and decisions say these words, best first?
with params as (select $stems::varchar as stems),

near as (
    select split_part(t.pair, ':', 1) as place, s.stem_no, s.rarity
    from params p, unnest(string_split(stems, ' ')) as t(pair)
    join search_stems s on s.stem_no = split_part(t.pair, ':', 2)::integer
),

fitting as (
    select item_no from search_items
    where item_no between $first_item::integer and $last_item::integer
        and place_no in (select place_no from search_places where
            coalesce(council_id = $council::varchar, true)
            and coalesce(committee_id = $committee::varchar, true))
        and ($from::date is null or meeting_date >= $from::date)
        and ($to::date is null or meeting_date <= $to::date)
        and ($theme::varchar is null or theme_set in (
            select theme_set from theme_sets where theme_id = $theme::varchar))
),

within as not materialized (
    from postings where item_no between $first_item::integer
        and $last_item::integer and coalesce($kind::varchar = if(
            part = 0, 'item', ['decision', 'figure'][1 + part % 2]), true)
),

fitted as not materialized (
    from within where not $is_narrowed::boolean union all
    from within semi join fitting using (item_no)
    where $is_narrowed::boolean is not false
),

-- Of several words what has the rarest is looked at, and of that what fits.
led as (
    select item_no, part from fitted semi join (from near where list_contains(
        string_split($leading::varchar, ' '), place)) using (stem_no)
),

said as (
    from near join fitted using (stem_no) where $asked::integer = 1 union all
    from near join (from within semi join led using (item_no, part))
        using (stem_no) where $asked::integer > 1
),

first_ones as (
    from (select item_no, part,
            bit_count(bit_or(1::bigint << place::integer)) as terms,
            sum(rarity * weight) * terms * terms / 100 as score
        from said group by item_no, part having 5 * terms >= 3 * $asked::integer
        order by score desc, item_no, part limit 1000)
    qualify row_number() over (partition by item_no order by score desc, part) = 1
),

best as (
    select *, least(count(*) over (), 200)::integer as of_results,
        row_number() over (order by score desc, item_no) as rank from first_ones
    where coalesce($phrases::varchar, '') = '' or item_no in (select item_no from items i
        join (select item_no, t.rowid as stored_at from first_ones join search_items
            using (item_no) join items t using (row_no) where $phrases::varchar <> '')
        on i.rowid = stored_at where list_bool_and([regexp_matches(i.title || ' '
            || i.text, x, 'i') for x in string_split($phrases::varchar, chr(10))]))
    qualify rank <= 200 and rank - coalesce($start::integer, 0) between 1
        and coalesce($size::integer, 200) limit 200
)

select if(part = 0, 'item', ['decision', 'figure'][1 + part % 2]) as kind,
    i.item_id, coalesce(p.source_id, i.item_id) as source_id, i.meeting_id, score,
    i.title, i.text, i.char_start as item_start, n.meeting_date, c.name as committee,
    o.short_name as council, o.name as council_name, of_results,
    format('/meetings/{}#{}', i.meeting_id, coalesce(p.source_id, i.item_id)) as href
-- Texts are read alone where a row is asked for by where it is stored.
from (select b.*, place_no, meeting_date, t.rowid as stored_at
    from (from best order by rank limit 200) b join search_items using (item_no)
    join items t using (row_no) order by rank limit 200) n
join items i on i.rowid = stored_at join search_places using (place_no)
left join (select p.* from search_parts p join (select q.rowid as part_at
    from search_parts q semi join best using (item_no, part)) on p.rowid = part_at) p
    using (item_no, part)
join councils o using (council_id) join committees c using (committee_id) order by rank
