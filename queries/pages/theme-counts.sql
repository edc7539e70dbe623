-- How many items of each council are about one theme?
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

counted as (
    select k.council_id, count(*)::integer as items
    from theme_items t
    join params p on t.theme_id = p.theme
    join places k using (committee_id)
    where (p.from_date is null or t.meeting_date >= p.from_date)
        and (p.to_date is null or t.meeting_date <= p.to_date)
    group by k.council_id
)

select o.short_name as council, o.name as council_name, o.is_listed,
    c.items
from counted c
join councils o using (council_id)
order by list_position(['City', 'County'], o.short_name) nulls last,
    o.is_listed desc, c.items desc, o.name
