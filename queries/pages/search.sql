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
    select *, count(*) over ()::integer as of_results,
        row_number() over (order by score desc, item_no) as rank
    from first_ones
    where coalesce($phrases::varchar, '') = '' or item_no in (select s.item_no
        from first_ones join search_items s using (item_no)
        join items i using (item_id) where $phrases::varchar <> ''
        and list_bool_and(list_transform(string_split($phrases::varchar, chr(10)),
            x -> regexp_matches(i.title || ' ' || i.text, x, 'i'))))
    qualify rank <= 200 and rank - coalesce($start::integer, 0) between 1
        and coalesce($size::integer, 200) limit 200
)

select if(part = 0, 'item', ['decision', 'figure'][1 + part % 2]) as kind,
    i.item_id, coalesce(p.source_id, i.item_id) as source_id, i.meeting_id,
    score::double as score, i.title, i.text, i.char_start as item_start,
    meeting_date, c.name as committee, o.short_name as council,
    o.name as council_name, least(of_results, 200) as of_results,
    format('/meetings/{}#{}', i.meeting_id, coalesce(p.source_id, i.item_id)) as href
from (select b.*, item_id, place_no, meeting_date
    from best b join search_items using (item_no) order by rank limit 200) n
join items i on i.item_id = n.item_id join search_places y using (place_no)
left join (from search_parts semi join best using (item_no, part)) p
    using (item_no, part)
join councils o using (council_id) join committees c using (committee_id)
order by rank
