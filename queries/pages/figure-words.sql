-- How many figures have these words, how many are sure, and how many doubted?
with params as (select $words::varchar as words),

sets as (
    from theme_sets where $theme::varchar is null or theme_id = $theme::varchar
),

-- Each part between spaces is within a word.
parts as (
    select distinct unnest(string_split(lower(words), ' ')) as part from params
),

known as (
    select p.part, w.word_no from parts p
    join figure_words w on p.part <> '' and contains(w.word, p.part)
),

held as (
    select k.part, m.block, m.bits
    from figure_masks m join known k using (word_no)
    union all select k.part, (p.place - 1) // 64,
        (1::ubigint << ((p.place - 1) % 64))::ubigint
    from figure_postings p join known k using (word_no)
),

met as (
    select block, bit_or(bits) as bits from held
    where not contains($words::varchar, ' ') group by block
    union all select block, bit_and(bits) from (select block, bit_or(bits)
        as bits from held where contains($words::varchar, ' ')
        group by part, block)
    group by block having count(*) = (select count(*) from parts where part > '')
),

-- What bits tell is counted by them; for the rest the list is looked at.
marked as (
    select r.committee_id, sum(bit_count(m.bits & r.bits)) as figures,
        sum(bit_count(m.bits & r.sure)) as sure,
        sum(bit_count(m.bits & r.doubted)) as doubted,
        sum(bit_count(m.bits & r.sure & r.doubted)) as sure_doubted
    from figure_runs r join met m using (block)
    where coalesce($theme::varchar, $indicator::varchar, $kind::varchar,
            $speaker::varchar) is null and not contains($words::varchar, ' ')
        and ($from::date is null or r.meeting_date >= $from::date)
        and ($to::date is null or r.meeting_date <= $to::date)
    group by r.committee_id
    union all
    select f.committee_id, 1, sure, doubted, sure * doubted
    from (select *, (confidence >= 0.9)::int as sure, (caveats is not null)::int
        as doubted from figure_list semi join sets using (theme_set)) f
    join met m on m.block = (f.place - 1) // 64
        and m.bits & (1::ubigint << ((f.place - 1) % 64)) <> 0
    where (coalesce($theme::varchar, $indicator::varchar, $kind::varchar,
            $speaker::varchar) is not null or contains($words::varchar, ' '))
        and ($indicator::varchar is null or f.indicator_id = $indicator::varchar)
        and ($from::date is null or f.meeting_date >= $from::date)
        and ($to::date is null or f.meeting_date <= $to::date)
        and coalesce(f.kind = $kind::varchar, $kind::varchar is null)
        and coalesce(coalesce(speaker, 'not-said') = $speaker::varchar, true)
        and (not contains($words::varchar, ' ') or contains(lower(concat_ws(
            ' ', f.measure, f.population, f.quote)), lower($words::varchar)))
),

counted as (
    select k.council_id, sum(m.figures)::integer as figures,
        sum(m.sure)::integer as sure, sum(m.doubted)::integer as doubted,
        sum(m.sure_doubted)::integer as sure_doubted
    from marked m join committees k using (committee_id)
    where coalesce(k.council_id = $council::varchar, true)
        and coalesce(k.committee_id = $committee::varchar, true)
    group by k.council_id having sum(m.figures) > 0
)

select o.short_name as council, o.name as council_name, o.is_listed, c.figures,
    c.sure, c.doubted, c.sure_doubted
from counted c join councils o using (council_id)
order by list_position(['City', 'County'], o.short_name) nulls last,
    o.is_listed desc, c.figures desc, o.name
