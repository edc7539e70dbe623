-- How many meetings fit, and how many of them have no date?
with params as (
    select
        $council::varchar as council, $committee::varchar as committee,
        $theme::varchar as theme, $from::date as from_date,
        $to::date as to_date
)

select count(*)::integer as meetings,
    count(*) filter (m.meeting_date is null)::integer as undated
from meetings m
join committees c using (committee_id), params p
where (p.council is null or c.council_id = p.council)
    and (p.committee is null or c.committee_id = p.committee)
    and (p.from_date is null
        or coalesce(m.meeting_date, m.date_to) >= p.from_date)
    and (p.to_date is null
        or coalesce(m.meeting_date, m.date_from) <= p.to_date)
    and (p.theme is null or m.meeting_id in (
        select a.meeting_id from meeting_agendas a
        where list_contains(a.themes, p.theme)
    ))
