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

-- Sums are kept of whole councils and of all years.
around as (
    select state, owner, action, basis, decisions
    from decision_sums
    where $committee::varchar is null and $from::date is null
        and $to::date is null
        and council_id is not distinct from $council::varchar
        and theme_id is not distinct from $theme::varchar
    union all
    select d.state, d.owner, d.action, d.basis, count(*)::integer
    from decision_list d
    semi join places using (committee_id)
    semi join sets using (theme_set)
    where ($committee::varchar is not null or $from::date is not null
            or $to::date is not null)
        and ($from::date is null or d.meeting_date >= $from::date)
        and ($to::date is null or d.meeting_date <= $to::date)
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
