-- How many figures have these words, how many are sure, and how many doubted?
with params as (
    select
        $council::varchar as council, $committee::varchar as committee,
        $theme::varchar as theme, $indicator::varchar as indicator,
        $from::date as from_date, $to::date as to_date,
        $kind::varchar as kind, $words::varchar as words
),

places as (
    select c.committee_id, c.council_id
    from committees c, params p
    where (p.council is null or c.council_id = p.council)
        and (p.committee is null or c.committee_id = p.committee)
),

sets as (
    select distinct t.theme_set
    from theme_sets t, params p
    where p.theme is null or t.theme_id = p.theme
),

-- Each part between spaces is within a word; the rarest of them is looked up.
parts as (
    select unnest(string_split(lower(words), ' ')) as part from params
),

known as (
    select p.part, w.word_no, sum(coalesce(w.times, 0)) over (
            partition by p.part) as times
    from parts p
    left join figure_words w on contains(w.word, p.part)
),

rarest as (
    select word_no from known
    where part = (select arg_min(part, times) from known)
),

met as (
    select place from figure_postings semi join rarest using (word_no)
),

fitting as (
    select f.place, f.committee_id, f.confidence, f.caveats is not null
        as is_doubted
    from figure_list f
    semi join met using (place)
    where ($indicator::varchar is null or f.indicator_id = $indicator::varchar)
        and ($from::date is null or f.meeting_date >= $from::date)
        and ($to::date is null or f.meeting_date <= $to::date)
        and ($kind::varchar is null or f.kind = $kind::varchar)
        and ($theme::varchar is null or f.theme_set in (from sets))
        and (not contains($words::varchar, ' ') or contains(
            lower(concat_ws(' ', f.measure, f.population, f.quote)),
            lower($words::varchar)))
),

counted as (
    select k.council_id, count(*)::integer as figures,
        count(*) filter (f.confidence >= 0.9)::integer as sure,
        count(*) filter (f.is_doubted)::integer as doubted,
        count(*) filter (f.is_doubted and f.confidence >= 0.9)::integer
            as sure_doubted
    from fitting f join places k using (committee_id) group by k.council_id
)

select o.short_name as council, o.name as council_name, c.figures, c.sure,
    c.doubted, c.sure_doubted
from counted c
join councils o using (council_id)
order by o.is_listed desc, c.figures desc, o.name
