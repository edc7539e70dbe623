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
        split_part(t.term, ':', 2) as stem
    from params, unnest(string_split(terms, ' ')) as t(term)
    where t.term <> ''
),

meant as (
    select distinct a.word as term, coalesce(w.stem, a.stem) as stem
    from asked a
    left join search_words w
        on w.word = a.word or (a.stem = '*' and starts_with(w.word, a.word))
),

whole as (
    select count(*) as units, greatest(avg(length), 1) as mean from search_units
),

scored as (
    select p.unit_no, count(distinct m.term) as terms,
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

placed as (
    select u.*, f.score * f.terms * f.terms as score,
        i.title, i.text, i.char_start as item_start,
        m.meeting_id, m.meeting_date, c.committee_id, c.name as committee,
        o.council_id, o.short_name as council, o.name as council_name
    from scored f
    join search_units u using (unit_no)
    join items i using (item_id)
    join meetings m using (meeting_id)
    join committees c using (committee_id)
    join councils o using (council_id), params p
    where (p.kind is null or u.kind = p.kind)
        and f.terms >= 0.6 * (select count(*) from asked)
        and (p.council is null or o.council_id = p.council)
        and (p.committee is null or c.committee_id = p.committee)
        and (p.from_date is null or m.meeting_date >= p.from_date)
        and (p.to_date is null or m.meeting_date <= p.to_date)
        and (p.theme is null or i.item_id in (
            select item_id from item_themes t join themes h using (theme_id)
            where h.theme_id = p.theme or h.parent_id = p.theme
        ))
        and (coalesce(p.phrases, '') = '' or list_bool_and(list_transform(
            string_split(p.phrases, chr(10)),
            x -> regexp_matches(i.title || ' ' || i.text, x, 'i')
        )))
    qualify row_number() over (
        partition by u.item_id order by score desc, u.kind desc, u.unit_no
    ) = 1
)

select * exclude (length, score), score::double as score,
    (
        select string_agg(w.word, ' ')
        from search_words w semi join meant using (stem)
    ) as words,
    '/meetings/' || meeting_id || '#'
        || case kind when 'item' then item_id else source_id end as href
from placed
order by score desc, meeting_date desc nulls last, item_id
limit 200
