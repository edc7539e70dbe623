-- Which words decided that the newest items of one theme are about it?
with params as (
    select
        $theme::varchar as theme, $council::varchar as council,
        $committee::varchar as committee,
        $from::date as from_date, $to::date as to_date
),

places as (
    select c.committee_id, c.council_id
    from committees c, params p
    where (p.council is null or c.council_id = p.council)
        and (p.committee is null or c.committee_id = p.committee)
),

fitting as (
    select t.place, t.terms
    from theme_items t
    join params p on t.theme_id = p.theme
    semi join places k using (committee_id)
    where (p.from_date is null or t.meeting_date >= p.from_date)
        and (p.to_date is null or t.meeting_date <= p.to_date)
    order by t.place
    limit 2000
),

met as (
    select unnest(list_distinct(terms)) as word from fitting
)

select word, count(*)::integer as items
from met
group by word
order by items desc, word
limit 24
