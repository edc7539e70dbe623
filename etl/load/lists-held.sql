-- Meetings as lists show them, newest first, and those of each theme.

insert into meeting_list by name
select row_number() over (
        order by m.meeting_date desc nulls last, m.meeting_id
    )::integer as place,
    m.*, coalesce(m.meeting_date, m.date_from) as first_day,
    coalesce(m.meeting_date, m.date_to) as last_day,
    coalesce(a.items, 0)::integer as items,
    coalesce(a.substantive, 0)::integer as substantive,
    coalesce(a.incomplete, 0)::integer as incomplete,
    a.main_titles, a.main_items,
    coalesce(a.figures, 0)::integer as figures,
    coalesce(a.decisions, 0)::integer as decisions
from meetings m
left join meeting_agendas a using (meeting_id)
order by place;

-- A theme may be only of items of procedure, which feeds leave out.
insert into theme_meetings by name
with met as (
    select meeting_id, theme_set, bool_or(not is_procedural) as is_substantive
    from item_list
    group by meeting_id, theme_set
)

select s.theme_id, l.place, l.committee_id, l.meeting_date, l.first_day,
    l.last_day, bool_or(m.is_substantive) as is_substantive
from met m
join theme_sets s using (theme_set)
join meeting_list l using (meeting_id)
where s.theme_id is not null
group by all
order by s.theme_id, l.place;
