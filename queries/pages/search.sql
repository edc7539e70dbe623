-- Which items, figures and decisions say these words, best first?
with params as (
    select
        $terms::varchar as terms, $phrases::varchar as phrases,
        $kind::varchar as kind, $council::varchar as council,
        $committee::varchar as committee, $theme::varchar as theme,
        $from::date as from_date, $to::date as to_date
),

asked as (
    select split_part(t.term, ':', 1) as word,
        split_part(t.term, ':', 2) as stem, t.place
    from params,
        unnest(string_split(terms, ' ')) with ordinality as t(term, place)
    where t.term <> '' and split_part(t.term, ':', 1) not in (
        select w.word from search_words w where w.stem = '')
),

meant as (
    select distinct a.place, coalesce(w.stem, a.stem) as stem
    from asked a
    left join search_words w
        on w.word = a.word or (a.stem = '*' and starts_with(w.word, a.word))
),

whole as (
    select count(*) as units, avg(length) + 1 as mean from search_units
),

scored as (
    select p.unit_no, bit_count(bit_or(1::bigint << m.place)) as terms,
        sum(
            ln(1 + (n.units - s.units + 0.5) / (s.units + 0.5)) * p.times * 2.2
            / (p.times + 1.2 * (0.5 + 0.5 * u.length / n.mean))
        ) * case u.kind when 'item' then 1 else 0.5 end as score
    from meant m
    join search_stems s using (stem)
    join postings p using (stem)
    join search_units u using (unit_no), whole n
    group by p.unit_no, u.kind
),

best as (
    select u.*, f.score * f.terms * f.terms as score, i.meeting_id
    from scored f
    join search_units u using (unit_no)
    join items i using (item_id)
    join meetings m using (meeting_id)
    join committees c using (committee_id), params p
    where (p.kind is null or u.kind = p.kind)
        and f.terms >= 0.6 * (select count(*) from asked)
        and (p.council is null or c.council_id = p.council)
        and (p.committee is null or c.committee_id = p.committee)
        and (p.from_date is null or m.meeting_date >= p.from_date)
        and (p.to_date is null or m.meeting_date <= p.to_date)
        and (p.theme is null or u.item_id in (
            select item_id from item_themes t join themes h using (theme_id)
            where p.theme in (h.theme_id, h.parent_id)))
    order by score desc, u.unit_no limit 1000
)

select b.* exclude (length, score), b.score::double as score,
    i.title, i.text, i.char_start as item_start, m.meeting_date,
    c.committee_id, c.name as committee, o.council_id,
    o.short_name as council, o.name as council_name,
    (select string_agg(word, ' ') from search_words
        semi join meant using (stem)) as words,
    '/meetings/' || b.meeting_id || '#'
        || case b.kind when 'item' then b.item_id else b.source_id end as href
from best b
join items i using (item_id)
join meetings m on m.meeting_id = b.meeting_id
join committees c using (committee_id)
join councils o using (council_id), params p
where coalesce(p.phrases, '') = '' or list_bool_and(list_transform(string_split(
    p.phrases, chr(10)), x -> regexp_matches(i.title || ' ' || i.text, x, 'i')))
qualify row_number() over (
    partition by b.item_id order by b.score desc, b.kind desc, b.unit_no
) = 1
order by score desc, meeting_date desc nulls last, item_id limit 200
