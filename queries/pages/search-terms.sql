-- Which stems are meant by these words, and how far back are they looked for?
with params as (
    select
        $terms::varchar as terms, $council::varchar as council,
        $committee::varchar as committee, $from::date as from_date,
        $to::date as to_date, $most::integer as most
),

asked as (
    select split_part(t.term, ':', 1) as word,
        split_part(t.term, ':', 2) as stem, t.place
    from params, unnest(string_split(terms, ' ')) with ordinality t(term, place)
    where t.term <> '' and split_part(t.term, ':', 1) not in (
        select w.word from search_words w where w.stem = '')
),

meant as (
    select distinct a.place, s.stem_no, s.stem, s.units
    from asked a left join search_words w
        on w.word = a.word or (a.stem = '*' and starts_with(w.word, a.word))
    join search_stems s on s.stem = coalesce(w.stem, a.stem)
),

-- Whatever has three in five of the terms has one of these, the rarest.
leads as (
    select a.place
    from asked a left join meant m using (place)
    group by a.place
    qualify row_number() over (order by coalesce(sum(m.units), 0), a.place)
        <= (select count(*) - ceil(0.6 * count(*)) + 1 from asked)
),

-- Of what is read of a council its share of all committees is to be ranked.
share as (
    select greatest(count(*) / (select count(*) from committees), 0.03) as share
    from committees c, params p
    where (p.council is null or c.council_id = p.council)
        and (p.committee is null or c.committee_id = p.committee)
),

said as (
    select t.stretch, sum(t.units) as units
    from stem_stretches t
    join meant using (stem_no) semi join leads using (place)
    group by t.stretch
),

counted as (
    select s.*, sum(coalesce(d.units, 0) * h.share) over (order by s.stretch
            rows between unbounded preceding and 1 preceding) as before
    from search_stretches s left join said d using (stretch), share h, params p
    where (p.from_date is null or s.last_day >= p.from_date)
        and (p.to_date is null or s.first_day <= p.to_date)
),

reached as (
    select c.* from counted c, params p where coalesce(c.before < p.most, true)
)

select (select count(*) from asked)::integer as asked,
    (select string_agg(place || ':' || stem_no, ' ') from meant) as stems,
    (select string_agg(place::varchar, ' ') from leads) as leading,
    (select string_agg(word, ' ') from search_words
        semi join meant using (stem)) as words,
    min(first_item)::integer as first_item, max(last_item)::integer as last_item,
    min(first_day) as since,
    coalesce(max(stretch) < (select max(stretch) from counted), false) as is_cut
from reached
