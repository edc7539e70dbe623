-- Sums of what is asked for most, so that they are not added up at each question:
-- figures by year and theme, and decisions by council and theme over all years.
-- A theme or council of null is all of them.

insert into figure_sums by name
with chosen as (
    select theme_set, theme_id from theme_sets where theme_id is not null
    union all
    select distinct theme_set, null from theme_sets
)

select c.theme_id, f.span, f.committee_id, f.kind, f.speaker,
    sum(f.figures)::integer as figures, sum(f.sure)::integer as sure,
    sum(f.doubted)::integer as doubted,
    sum(f.sure_doubted)::integer as sure_doubted
from figure_counts f
join spans s on s.span = f.span and s.is_year
join chosen c using (theme_set)
group by c.theme_id, f.span, f.committee_id, f.kind, f.speaker
order by c.theme_id nulls first, f.span, f.committee_id, f.kind, f.speaker;

insert into decision_sums by name
with chosen as (
    select theme_set, theme_id from theme_sets where theme_id is not null
    union all
    select distinct theme_set, null from theme_sets
),

summed as (
    select c.council_id, d.theme_set, d.state, d.owner, d.action, d.basis,
        count(*) as decisions
    from decision_list d
    join committees c using (committee_id)
    group by all
),

themed as (
    select s.* exclude (theme_set), c.theme_id
    from summed s
    join chosen c using (theme_set)
)

select council_id, theme_id, state, owner, action, basis,
    sum(decisions)::integer as decisions
from themed
group by grouping sets (
    (council_id, theme_id, state, owner, action, basis),
    (theme_id, state, owner, action, basis))
order by council_id nulls first, theme_id nulls first, state, owner, action,
    basis;
