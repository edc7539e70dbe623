-- Which items, figures and decisions say these words, best first?
with params as (
    select
        $terms::varchar as terms, $phrases::varchar as phrases,
        $kind::varchar as kind, $council::varchar as council,
        $committee::varchar as committee, $theme::varchar as theme,
        $from::date as from_date, $to::date as to_date,
        $start::integer as start, $size::integer as size
),

asked as (
    select split_part(t.term, ':', 1) as word,
        split_part(t.term, ':', 2) as stem, t.place
    from params, unnest(string_split(terms, ' ')) with ordinality t(term, place)
    where t.term <> '' and split_part(t.term, ':', 1) not in (
        select w.word from search_words w where w.stem = '')
),

meant as (
    select distinct a.place, coalesce(w.stem, a.stem) as stem
    from asked a left join search_words w
        on w.word = a.word or (a.stem = '*' and starts_with(w.word, a.word))
),

scored as (
    select p.unit_no, sum(s.rarity * p.weight) as score,
        bit_count(bit_or(1::bigint << m.place)) as terms
    from meant m join search_stems s using (stem)
    join postings p using (stem_no)
    group by p.unit_no
    having terms >= 0.6 * (select count(*) from asked)
),

ranked as (
    select u.*, f.score * f.terms * f.terms as score
    from scored f join search_units u using (unit_no)
    join committees c using (committee_id), params p
    where (p.kind is null or u.kind = p.kind)
        and (p.from_date is null or u.meeting_date >= p.from_date)
        and (p.to_date is null or u.meeting_date <= p.to_date)
        and (p.council is null or c.council_id = p.council)
        and (p.committee is null or c.committee_id = p.committee)
        and (p.theme is null or u.theme_set in (
            select theme_set from theme_sets where theme_id = p.theme))
    order by score desc, u.unit_no limit 1000
),

-- Only a phrase asks for the text of each.
phrased as (
    select r.item_no
    from (select r.* from ranked r, params p where p.phrases <> '') r
    join items i using (item_id), params p
    where list_bool_and(list_transform(string_split(p.phrases, chr(10)),
        x -> regexp_matches(i.title || ' ' || i.text, x, 'i')))
),

best as (
    select r.*, count(*) over ()::integer as of_results, row_number() over (
            order by score desc, meeting_date desc nulls last, item_id) as rank
    from (
        select * from ranked qualify row_number() over (
            partition by item_no order by score desc, kind desc, unit_no) = 1
    ) r, params p
    where coalesce(p.phrases, '') = '' or item_no in (from phrased)
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
join committees c on c.committee_id = b.committee_id
join councils o using (council_id), params p
where b.rank > coalesce(p.start, 0)
    and b.rank <= least(coalesce(p.start, 0) + coalesce(p.size, 200), 200)
order by b.rank
