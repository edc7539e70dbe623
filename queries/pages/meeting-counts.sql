-- How many meetings fit, and how many of them have no date?
with params as (
    select
        $council::varchar as council, $committee::varchar as committee,
        $theme::varchar as theme, $from::date as from_date,
        $to::date as to_date
),

places as (
    select c.committee_id
    from committees c, params p
    where (p.council is null or c.council_id = p.council)
        and (p.committee is null or c.committee_id = p.committee)
),

held as (
    select committee_id, meeting_date, first_day, last_day
    from meeting_list
    where $theme::varchar is null
    union all
    select committee_id, meeting_date, first_day, last_day
    from theme_meetings
    where theme_id = $theme::varchar
)

select count(*)::integer as meetings,
    count(*) filter (h.meeting_date is null)::integer as undated
from held h
semi join places using (committee_id)
where ($from::date is null or h.last_day >= $from::date)
    and ($to::date is null or h.first_day <= $to::date)
