-- Which actions are there, and was anything asked of this owner?
with params as (
    select $action::varchar as action, $owner::varchar as owner
),

actions as (
    select distinct 'action' as what, d.action as value
    from decision_list d, params p
    where p.action is not null and d.action <> ''
),

owners as (
    select distinct 'owner' as what, d.owner as value
    from decision_list d, params p
    where d.owner = p.owner and d.owner <> ''
)

select what, value from actions
union all
select what, value from owners
order by what, value
