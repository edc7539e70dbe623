-- Which are the newest meetings of each council, and their main items?
with ranked as (
    select m.meeting_id, m.meeting_date, m.committee_name as committee,
        o.short_name as council, o.name as council_name,
        row_number() over (
            partition by o.council_id
            order by m.meeting_date desc nulls last, m.meeting_id
        ) as place
    from meetings m
    join committees c using (committee_id)
    join councils o using (council_id)
    where o.is_listed
)

select r.* exclude (place), a.main_titles, a.main_items,
    '/meetings/' || meeting_id as href
from ranked r
left join meeting_agendas a using (meeting_id)
where place <= 2
order by meeting_date desc nulls last, meeting_id
limit 4
