-- What was decided and promised, of whom was it asked, and did it come back?
with params as (
    select
        $state::varchar as state, $owner::varchar as owner,
        $action::varchar as action, $basis::varchar as basis,
        $council::varchar as council, $committee::varchar as committee,
        $theme::varchar as theme, $from::date as from_date, $to::date as to_date,
        $start::integer as start, $size::integer as size
),

places as (
    select c.committee_id, c.council_id, c.name
    from committees c, params p
    where (p.council is null or c.council_id = p.council)
        and (p.committee is null or c.committee_id = p.committee)
),

sets as (
    select distinct t.theme_set
    from theme_sets t, params p
    where p.theme is null or t.theme_id = p.theme
),

-- With parameters as they are given, no more of the list is read than needed.
fitting as (
    select d.place
    from decision_list d
    semi join places using (committee_id)
    semi join sets using (theme_set)
    where ($from::date is null or d.meeting_date >= $from::date)
        and ($to::date is null or d.meeting_date <= $to::date)
        and ($state::varchar is null or d.state = $state::varchar)
        and ($owner::varchar is null or d.owner = $owner::varchar)
        and ($action::varchar is null or d.action = $action::varchar)
        and ($basis::varchar is null or d.basis = $basis::varchar)
    order by d.place
    limit (coalesce($start::integer, 0) + coalesce($size::integer, 2000))
),

shown as (
    select place
    from fitting
    qualify row_number() over (order by place) - 1 - coalesce(
        (select start from params), 0) between 0 and coalesce(
        (select size from params), 2000) - 1
)

select
    d.resolution_id, d.basis, d.action, d.owner, d.due_date, d.label, d.text,
    d.item_id, d.title, d.meeting_date, k.committee_id, k.name as committee,
    o.council_id, o.short_name as council, o.name as council_name,
    d.state, d.state_reason, d.answer_title, d.answer_date,
    d.answer_confidence, d.answer_evidence,
    '/meetings/' || d.answer_meeting_id || '#' || d.answer_item_id
        as answer_href,
    '/meetings/' || d.meeting_id || '#' || d.resolution_id as href
from decision_list d
semi join shown using (place)
join places k using (committee_id)
join councils o using (council_id)
order by d.place
