-- In what share of items do up to five words or phrases come up, year by year?
with params as (
    select
        coalesce($terms::varchar, 'exploitation, mental health, transport')
            as terms,
        $council::varchar as council, $committee::varchar as committee,
        $from::date as from_date, $to::date as to_date
),

asked as (
    select distinct trim(t.term) as term
    from params, unnest(string_split(lower(terms), ',')) as t(term)
    where trim(t.term) <> ''
    order by term limit 5
),

parts as (
    select a.term, p.place, w.stem,
        left(w.stem, greatest(3, length(w.stem) - 1)) || '[a-z]*' as form
    from asked a, unnest(regexp_extract_all(a.term, '[a-z0-9à-ɏ]{2,}'))
        with ordinality as p(word, place)
    left join search_words w using (word)
),

patterns as (
    select term, count(*) filter (stem <> '') as words,
        '\b' || string_agg(form, '[^a-z0-9]+' order by place) as pattern
    from parts
    group by term having count(*) = count(stem)
),

candidates as (
    select p.term, u.item_id, x.pattern
    from parts p
    join patterns x using (term)
    join search_stems using (stem) join postings o using (stem_no)
    join search_items u on u.item_no = o.item_no and o.part = 0
    group by p.term, u.item_id, x.pattern, x.words
    having count(distinct p.place) = x.words
),

years as (
    select t.*, year(t.meeting_date)::integer as year
    from attention_totals t, params p
    where t.meeting_date is not null
        and (p.council is null or t.council_id = p.council)
        and (p.committee is null or t.committee_id = p.committee)
        and (p.from_date is null or t.meeting_date >= p.from_date)
        and (p.to_date is null or t.meeting_date <= p.to_date)
),

met as (
    select c.term, y.council_id, y.year, count(*)::integer as items
    from candidates c
    join items i using (item_id)
    join years y using (meeting_id)
    where not i.is_procedural
        and regexp_matches(lower(i.title || ' ' || i.text), c.pattern)
    group by c.term, y.council_id, y.year
),

whole as (
    select council_id, year, sum(items)::integer as of_items
    from years
    group by council_id, year having sum(items) > 0
)

select
    a.term, o.short_name as council, o.name as council_name, w.year,
    round(100.0 * coalesce(m.items, 0) / w.of_items, 1)::double as share,
    coalesce(m.items, 0)::integer as items, w.of_items,
    'percent of items of substance' as unit,
    format('/search?q={}&council={}&from={}&to={}', url_encode(a.term),
        o.council_id, w.year, w.year) as href
from asked a
cross join whole w
join councils o on o.council_id = w.council_id
left join met m on m.term = a.term and m.council_id = w.council_id
    and m.year = w.year
order by a.term, o.is_listed desc, o.short_name, w.year
