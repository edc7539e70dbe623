-- Which items, figures and decisions say these words, the best 200 first?
with params as (select $stems::varchar as stems),

near as (
    select split_part(t.pair, ':', 1) as place, s.stem_no, s.rarity
    from params, unnest(string_split(stems, ' ')) as t(pair)
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
    from within where not $is_narrowed::boolean union all from within
    semi join fitting using (item_no) where $is_narrowed::boolean is not false
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

-- Texts are read by where they are stored; limits keep all others unread.
texts as materialized (
    select item_no, concat(title, '. ', text) as said
    from (select item_no, t.rowid as stored_at from (from first_ones order by
            score desc, item_no limit coalesce($reach::integer, 200))
        join search_items using (item_no) join items t using (row_no)
        where concat($phrases::varchar, $near::varchar) <> '' limit 1000)
    join items i on i.rowid = stored_at limit 1000
),

-- Words that stand beside one another say more than the same words apart.
beside as (
    select item_no, coalesce(2 * list_avg([regexp_matches(said, x, 'i')::integer
        for x in string_split($near::varchar, chr(10))]), 0) as extra
    from texts where coalesce(list_bool_and([regexp_matches(said, x, 'i')
        for x in string_split(nullif($phrases::varchar, ''), chr(10))]), true)
)

select item_no, part, score * (1 + coalesce(extra, 0)) as score
from first_ones
left join beside b using (item_no)
where coalesce($phrases::varchar, '') = '' or b.item_no is not null
order by 3 desc, item_no
limit 200
