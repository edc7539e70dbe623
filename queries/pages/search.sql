-- Which items, figures and decisions say these words, best first?
with params as (select $terms::varchar as terms),

asked as (
    select split_part(t.term, ':', 1) as word,
        split_part(t.term, ':', 2) as stem, t.place
    from params, unnest(string_split(terms, ' ')) with ordinality t(term, place)
    where t.term <> '' and split_part(t.term, ':', 1) not in (
        select w.word from search_words w where w.stem = '')
),

meant as (
    select distinct a.place, coalesce(w.stem, a.stem) as stem from asked a
    left join search_words w
        on w.word = a.word or (a.stem = '*' and starts_with(w.word, a.word))
),

scored as (
    select p.unit_no, bit_count(bit_or(1::bigint << m.place)) as terms,
        sum(s.rarity * p.weight) * terms * terms as score
    from meant m join search_stems s using (stem)
    join postings p using (stem_no)
    group by p.unit_no having terms * 5 >= 3 * (select count(*) from asked)
),

-- Where nothing narrows it down, only the best are looked up.
narrowed as (
    select unit_no, score from scored
    where coalesce($kind::varchar, $council::varchar, $committee::varchar,
        $theme::varchar) is null and $from::date is null and $to::date is null
    union all
    select unit_no, score from scored join search_units u using (unit_no)
    join committees c using (committee_id)
    where (coalesce($kind::varchar, $council::varchar, $committee::varchar,
            $theme::varchar) is not null
            or $from::date is not null or $to::date is not null)
        and coalesce(u.kind = $kind::varchar, true)
        and ($from::date is null or u.meeting_date >= $from::date)
        and ($to::date is null or u.meeting_date <= $to::date)
        and coalesce(c.council_id = $council::varchar, true)
        and coalesce(c.committee_id = $committee::varchar, true)
        and ($theme::varchar is null or u.theme_set in (
            select theme_set from theme_sets where theme_id = $theme::varchar))
    order by score desc, unit_no limit 1000
),

first_ones as (
    select u.*, n.score from narrowed n join search_units u using (unit_no)
    qualify row_number() over (partition by u.item_no
        order by n.score desc, u.kind desc, n.unit_no) = 1
),

phrased as (
    select r.item_no from first_ones r join items i using (item_id)
    where $phrases::varchar <> '' and list_bool_and(list_transform(
        string_split($phrases::varchar, chr(10)),
        x -> regexp_matches(i.title || ' ' || i.text, x, 'i')))
),

best as (
    select *, count(*) over ()::integer as of_results, row_number() over (
            order by score desc, meeting_date desc nulls last, item_id) as rank
    from first_ones
    where coalesce($phrases::varchar, '') = '' or item_no in (from phrased)
    qualify rank > coalesce($start::integer, 0) and rank <= least(
        coalesce($start::integer, 0) + coalesce($size::integer, 200), 200)
    limit 200
)

select b.unit_no, b.kind, b.item_id, b.source_id, b.meeting_id,
    b.score::double as score, i.title, i.text, i.char_start as item_start,
    b.meeting_date, c.committee_id, c.name as committee, o.council_id,
    o.short_name as council, o.name as council_name,
    (select string_agg(word, ' ') from search_words
        semi join meant using (stem)) as words,
    least(b.of_results, 200) as of_results, '/meetings/' || b.meeting_id || '#'
        || case b.kind when 'item' then b.item_id else b.source_id end as href
from best b join items i using (item_id)
join committees c using (committee_id) join councils o using (council_id)
order by b.rank
