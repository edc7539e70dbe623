-- Which items, figures and decisions say these words, best first?
with params as (select $stems::varchar as stems, $leading::varchar as leading),

near as (
    select split_part(t.pair, ':', 1) as place, s.*, d.stretch
    from params p, unnest(string_split(stems, ' ')) as t(pair)
    join search_stems s on s.stem_no = split_part(t.pair, ':', 2)::integer
    join search_stretches d on d.stretch between $newest::integer
        and $oldest::integer
),

-- Of several words what has the rarest is looked at, and of that what fits.
led as (
    select unit_no from postings semi join (from near where list_contains(
        string_split($leading::varchar, ' '), place)) using (stretch, stem_no)
),

fitting as (
    select unit_no from search_units
    where stretch between $newest::integer and $oldest::integer
        and committee_id in (select committee_id from committees
            where coalesce(council_id = $council::varchar, true)
                and coalesce(committee_id = $committee::varchar, true))
        and coalesce(kind = $kind::varchar, true)
        and ($from::date is null or meeting_date >= $from::date)
        and ($to::date is null or meeting_date <= $to::date)
        and ($theme::varchar is null or theme_set in (
            select theme_set from theme_sets where theme_id = $theme::varchar))
),

met as (
    from led where not $is_narrowed::boolean union all
    from led semi join fitting using (unit_no)
    where $is_narrowed::boolean is not false
),

said as (
    from near join postings using (stretch, stem_no)
    where $asked::integer = 1 and not $is_narrowed::boolean union all
    from near join postings using (stretch, stem_no) semi join met using (unit_no)
    where $asked::integer > 1 or $is_narrowed::boolean is not false
),

scored as (
    select unit_no, bit_count(bit_or(1::bigint << place::integer)) as terms,
        sum(rarity * weight) * terms * terms as score
    from said group by unit_no having terms * 5 >= 3 * $asked::integer
    order by score desc, unit_no limit 1000
),

first_ones as (
    select unit_no, item_no, meeting_date, score
    from scored join search_units using (unit_no) qualify row_number() over (
        partition by item_no order by score desc, kind desc, unit_no) = 1
),

phrased as (
    select r.item_no from first_ones r join search_units u using (unit_no)
    join items i using (item_id) where $phrases::varchar <> ''
        and list_bool_and(list_transform(string_split($phrases::varchar, chr(10)),
        x -> regexp_matches(i.title || ' ' || i.text, x, 'i')))
),

best as (
    select *, count(*) over ()::integer as of_results, row_number() over (
            order by score desc, meeting_date desc nulls last, item_no) as rank
    from first_ones
    where coalesce($phrases::varchar, '') = '' or item_no in (from phrased)
    qualify rank > coalesce($start::integer, 0) and rank <= least(200,
        coalesce($start::integer, 0) + coalesce($size::integer, 200)) limit 200
)

select u.kind, u.item_id, u.source_id, u.meeting_id, b.score::double as score,
    i.title, i.text, i.char_start as item_start, u.meeting_date,
    c.name as committee, o.short_name as council, o.name as council_name,
    least(of_results, 200) as of_results, format('/meetings/{}#{}', u.meeting_id,
        u.source_id) as href
from best b join search_units u using (unit_no) join items i using (item_id)
join committees c using (committee_id) join councils o using (council_id)
order by b.rank
