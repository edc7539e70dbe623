-- Which figures were quoted in meetings, by whom, for when, and with what doubt?
with params as (
    select $council::varchar as council, $committee::varchar as committee,
        $theme::varchar as theme, $indicator::varchar as indicator,
        $from::date as from_date, $to::date as to_date,
        $kind::varchar as kind, $speaker::varchar as speaker,
        $words::varchar as words, $is_often::boolean as is_often,
        $sure::double as sure, $start::integer as start, $size::integer as size
),

places as (
    select c.committee_id, c.council_id from committees c, params p
    where (p.council is null or c.council_id = p.council)
        and (p.committee is null or c.committee_id = p.committee)
),

-- Each part between spaces is within a word; the rarest is looked up, but for
-- words that so many figures have that reading the list soon meets enough.
rarest as (
    select unnest(met) as word_no from (select list(w.word_no) as met
    from (select unnest(string_split(lower(words), ' ')) as part from params) p
    left join figure_words w on contains(w.word, p.part)
    group by p.part order by coalesce(sum(w.times), 0) limit 1)
),

met as (
    select place from figure_postings semi join rarest using (word_no)
    union all select block * 64 + no + 1 from figure_masks
    semi join rarest using (word_no), range(64) b(no)
    where bits & (1::ubigint << no) <> 0
),

told as (
    from indicator_figures
    where $words::varchar is null and indicator_id = $indicator::varchar
    union all by name from figure_list where if($words::varchar is null,
        $indicator::varchar is null, $is_often::boolean)
    union all by name from figure_list semi join met using (place)
    where $words::varchar is not null and $is_often::boolean is not true
),

-- With parameters as they are given, no more is read than needed.
fitting as (
    select f.place from told f semi join places using (committee_id)
    where ($theme::varchar is null or theme_set in (
            select theme_set from theme_sets where theme_id = $theme::varchar))
        and ($indicator::varchar is null or f.indicator_id = $indicator::varchar)
        and ($from::date is null or f.meeting_date >= $from::date)
        and ($to::date is null or f.meeting_date <= $to::date)
        and ($kind::varchar is null or f.kind = $kind::varchar)
        and ($speaker::varchar is null
            or coalesce(f.speaker, 'not-said') = $speaker::varchar)
        and ($sure::double is null or f.confidence >= $sure::double)
        and ($words::varchar is null
            or not ($is_often::boolean or contains($words::varchar, ' '))
            or contains(lower(concat_ws(' ', measure, population, quote)),
                lower($words::varchar)))
    order by f.place
    limit (coalesce($start::integer, 0) + coalesce($size::integer, 2000))
),

-- A limit tells that these are few, so that meetings are looked up, not read.
listed as (
    select * from figure_list semi join (from fitting qualify row_number() over
        (order by place) > coalesce($start::integer, 0)) using (place) limit 2000
)

select
    f.figure_id, f.value, f.unit, f.denominator, f.kind, f.qualifier,
    f.measure, f.population, f.area, f.period, f.period_basis, f.since,
    f.indicator_id, n.label as indicator, f.speaker, f.quote, f.confidence,
    f.review, f.caveats, f.item, f.item_id, f.meeting_id, f.meeting_date,
    m.committee_name as committee, o.short_name as council,
    o.name as council_name, '/figures/' || f.figure_id as href,
    '/meetings/' || f.meeting_id || '#' || f.figure_id as evidence_href
from listed f join meetings m using (meeting_id)
join places k on k.committee_id = f.committee_id
join councils o using (council_id)
left join indicators n using (indicator_id)
order by f.place
