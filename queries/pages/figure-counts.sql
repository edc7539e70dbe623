-- How many figures fit, how many of them are sure, and how many carry a caveat?
with params as (
    select
        $council::varchar as council, $committee::varchar as committee,
        $theme::varchar as theme, $indicator::varchar as indicator,
        $from::date as from_date, $to::date as to_date,
        $kind::varchar as kind, $speaker::varchar as speaker
),

times as (
    select s.span, s.year, s.is_year
    from spans s, params p
    where (p.from_date is null or s.first_day >= p.from_date)
        and (p.to_date is null or s.last_day <= p.to_date)
        and (s.is_year or p.from_date > make_date(s.year, 1, 1)
            or p.to_date < make_date(s.year, 12, 31))
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

-- Sums are kept of whole years and of no indicator.
chosen as (
    select span, committee_id, kind, speaker, figures, sure, doubted,
        sure_doubted
    from figure_sums
    where $indicator::varchar is null
        and theme_id is not distinct from $theme::varchar
        and span in (select span from times where is_year)
    union all
    select span, committee_id, kind, speaker, figures, sure, doubted,
        sure_doubted
    from figure_counts
    semi join sets using (theme_set)
    where $indicator::varchar is null
        and span in (select span from times where not is_year)
    union all
    select span, committee_id, kind, speaker, figures, sure, doubted,
        sure_doubted
    from figure_counts
    semi join sets using (theme_set)
    where indicator_id = $indicator::varchar
        and span in (select span from times)
),

counted as (
    select k.council_id, sum(f.figures)::integer as figures,
        sum(f.sure)::integer as sure, sum(f.doubted)::integer as doubted,
        sum(f.sure_doubted)::integer as sure_doubted
    from chosen f
    join places k using (committee_id)
    where ($kind::varchar is null or f.kind = $kind::varchar)
        and ($speaker::varchar is null
            or coalesce(f.speaker, 'not-said') = $speaker::varchar)
    group by k.council_id
)

select o.short_name as council, o.name as council_name, o.is_listed, c.figures,
    c.sure, c.doubted, c.sure_doubted
from counted c
join councils o using (council_id)
order by list_position(['City', 'County'], o.short_name) nulls last,
    o.is_listed desc, c.figures desc, o.name
