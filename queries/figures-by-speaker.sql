-- Who gave the figures that committees were told, and how many did each?
with params as (
    select
        $council::varchar as council, $committee::varchar as committee,
        $theme::varchar as theme, $indicator::varchar as indicator,
        $from::date as from_date, $to::date as to_date
),

times as (
    select s.span, s.year
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

told as (
    select k.council_id, f.speaker, sum(f.figures)::integer as figures
    from figure_counts f
    join times using (span)
    join places k using (committee_id)
    semi join sets using (theme_set)
    where $indicator::varchar is null or f.indicator_id = $indicator::varchar
    group by k.council_id, f.speaker
)

select
    o.short_name as council, o.name as council_name,
    coalesce(replace(f.speaker, '-', ' '), 'not said') as speaker,
    f.figures, 'figures' as unit,
    '/figures?council=' || o.council_id || '&speaker='
        || coalesce(f.speaker, 'not-said') || '&sure=all' as href
from told f
join councils o using (council_id)
order by o.is_listed desc, council, speaker = 'not said', figures desc, speaker
