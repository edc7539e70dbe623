-- What was decided and promised, of whom was it asked, and did it come back?
with params as (
    select
        $state::varchar as state, $owner::varchar as owner,
        $action::varchar as action, $basis::varchar as basis,
        $council::varchar as council, $committee::varchar as committee,
        $theme::varchar as theme, $from::date as from_date, $to::date as to_date
),

tagged as (
    select distinct t.item_id
    from item_themes t
    join themes h using (theme_id), params p
    where p.theme is null or h.theme_id = p.theme or h.parent_id = p.theme
),

answers as (
    select i.item_id, i.title, m.meeting_id
    from items i
    join meetings m using (meeting_id)
)

select
    r.resolution_id, r.basis, r.action, r.owner, r.due_date, r.label, r.text,
    i.item_id, i.title, m.meeting_date, c.committee_id, c.name as committee,
    o.council_id, o.short_name as council, o.name as council_name,
    f.state, f.reason as state_reason,
    case when f.state = 'answered' then a.title end as answer_title,
    case when f.state = 'answered' then f.answered_on end as answer_date,
    case when f.state = 'answered' then f.confidence end as answer_confidence,
    case when f.state = 'answered' then f.evidence end as answer_evidence,
    case when f.state = 'answered'
        then '/meetings/' || a.meeting_id || '#' || a.item_id
    end as answer_href,
    '/meetings/' || m.meeting_id || '#' || r.resolution_id as href
from resolutions r
join items i using (item_id)
join meetings m using (meeting_id)
join committees c using (committee_id)
join councils o using (council_id)
left join followups f using (resolution_id)
left join answers a on a.item_id = f.answer_item_id, params p
where (p.state is null or f.state = p.state)
    and (p.owner is null or r.owner = p.owner)
    and (p.action is null or r.action = p.action)
    and (p.basis is null or r.basis = p.basis)
    and (p.council is null or o.council_id = p.council)
    and (p.committee is null or c.committee_id = p.committee)
    and (p.theme is null or r.item_id in (select item_id from tagged))
    and (p.from_date is null or m.meeting_date >= p.from_date)
    and (p.to_date is null or m.meeting_date <= p.to_date)
order by m.meeting_date desc nulls last, m.meeting_id, i.position, r.char_start
