-- How many items say these words, by council, committee, theme, year and kind?
with params as (select $stems::varchar as stems),
near as (
    select t.pair.split_part(':', 1) as place, t.pair.split_part(':', 2)::int as stem_no
    from params, unnest(string_split(stems, ' ')) as t(pair)
),

fitting as (
    select item_no, item_id, place_no, theme_set from search_items
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

led as (
    select item_no, part from fitted semi join (from near where list_contains(
        string_split($leading::varchar, ' '), place)) using (stem_no)
),

met as (
    from led where $asked::integer = 1 union all select item_no, part from near
    join (from within semi join led using (item_no, part)) using (stem_no) where
    $asked::integer > 1 group by item_no, part
    having 5 * bit_count(bit_or(1::bigint << place::integer)) >= 3 * $asked::integer
),

found as (
    from fitting join (select item_no, bit_or(if(part = 0, 1, 4 - 2 * (part % 2)))
        as kinds from met group by item_no) using (item_no)
),

texts as materialized (
    select item_no, list_bool_and([regexp_matches(concat(title, '. ', text), x, 'i')
        for x in string_split($phrases::varchar, chr(10))]) as fits
    from (select item_no, t.rowid as stored_at from (from found where $phrases::varchar
        <> '' order by item_no limit coalesce($looked::integer, 300000)) join
        search_items using (item_no) join items t using (row_no) limit 300000) join
    items i on i.rowid = stored_at limit 300000
),

counted as (
    select place_no, theme_set, kinds, count(*) as items from found where coalesce(
        $phrases::varchar, '') = '' or item_no in (select item_no from texts where fits)
    group by grouping sets (place_no, theme_set, kinds)
),

labelled as (
    select unnest([
        {facet: 'all', key: 'all', label: ''},
        {facet: 'council', key: o.council_id, label: o.name},
        {facet: 'committee', key: c.committee_id, label: c.name},
        {facet: 'year', key: p.year::varchar, label: p.year::varchar}
    ], recursive := true), n.items
    from counted n join search_places p using (place_no) join committees c
        using (committee_id) join councils o on o.council_id = p.council_id
    union all select 'theme', t.theme_id, h.label, items
    from counted join theme_sets t using (theme_set)
    join themes h on h.theme_id = t.theme_id and t.is_own
    union all select 'kind', kind, kind, items from counted join (values
        ('item', 1), ('figure', 2), ('decision', 4)) k(kind, bit) on kinds & bit > 0
)

select facet, key, label, sum(items)::integer as items from labelled
where key is not null group by all order by facet, items desc, label, key
