-- How many decisions fit, in which state, and what can be chosen?
with params as (
    select
        $state::varchar as state, $owner::varchar as owner,
        $action::varchar as action, $basis::varchar as basis,
        $council::varchar as council, $committee::varchar as committee,
        $theme::varchar as theme, $from::date as from_date, $to::date as to_date
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

around as (
    select d.state, d.owner, d.action, d.basis, count(*)::integer as decisions
    from decision_list d
    semi join places using (committee_id)
    semi join sets using (theme_set), params p
    where (p.from_date is null or d.meeting_date >= p.from_date)
        and (p.to_date is null or d.meeting_date <= p.to_date)
    group by all
),

fitting as (
    select d.state, sum(d.decisions)::integer as decisions
    from around d, params p
    where (p.state is null or d.state = p.state)
        and (p.owner is null or d.owner = p.owner)
        and (p.action is null or d.action = p.action)
        and (p.basis is null or d.basis = p.basis)
    group by d.state
),

counted as (
    select 'state' as what, state as value, decisions from fitting
    union all
    select 'action', action, sum(decisions)::integer from around group by action
    union all (
        select 'owner', owner, sum(decisions)::integer
        from around
        where owner <> ''
        group by owner
        order by owner
        limit 400
    )
)

select what, value, decisions
from counted
order by what, value
