-- What kinds of figures are committees told, and how many are read surely?
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
    select k.council_id, f.kind, sum(f.figures)::integer as figures,
        sum(f.sure)::integer as sure, sum(f.with_period)::integer as with_period
    from figure_counts f
    join times using (span)
    join places k using (committee_id)
    semi join sets using (theme_set)
    where $indicator::varchar is null or f.indicator_id = $indicator::varchar
    group by k.council_id, f.kind
),

kinds as (
    select *
    from (values
        ('outcome', 'How well', 1), ('volume', 'How much', 2),
        ('money', 'Money', 3), ('change', 'Change', 4),
        ('target', 'Limit or aim', 5), ('other', 'Other', 6)
    ) as k (kind, label, place)
)

select
    o.short_name as council, o.name as council_name, k.label as kind,
    f.figures, f.sure, f.with_period, 'figures' as unit,
    '/figures?council=' || o.council_id || '&kind=' || f.kind || '&sure=all'
        as href
from told f
join kinds k using (kind)
join councils o using (council_id)
order by o.is_listed desc, council, k.place
