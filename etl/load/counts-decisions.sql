-- Decisions and requests by span and by the themes their items have together.

create table work.decided as
select r.resolution_id, r.basis, r.action, r.owner is not null as has_owner,
    p.meeting_id, p.committee_id, p.theme_set,
    unnest(spans_of(p.meeting_date)) as span, p.is_procedural
from resolutions r
join placed p using (item_id);

insert into decision_counts by name
select span, committee_id, theme_set, basis, action,
    is_procedural, count(*)::integer as decisions,
    count(*) filter (has_owner)::integer as with_owner
from decided
group by all
order by span, committee_id, theme_set, basis, action, is_procedural;

-- A meeting that decided on two themes is one meeting, so each choice of theme
-- has its own count; null is no choice.
insert into deciding_meetings by name
with chosen as (
    select distinct d.span, d.committee_id, d.meeting_id, s.theme_id
    from decided d
    join theme_sets s using (theme_set)
    where d.basis = 'resolved' and not d.is_procedural
        and s.theme_id is not null
    union all
    select distinct span, committee_id, meeting_id, null
    from decided
    where basis = 'resolved' and not is_procedural
)

select span, committee_id, theme_id,
    count(*)::integer as meetings
from chosen
group by all
order by span, committee_id, theme_id;

insert into request_counts by name
with asked as (
    select f.committee_id, f.state, p.theme_set,
        unnest(spans_of(p.meeting_date)) as span
    from followups f
    join placed p using (item_id)
)

select span, committee_id, theme_set, state, count(*)::integer as requests
from asked
group by all
order by span, committee_id, theme_set, state;

drop table decided;
