-- What was decided or promised under one theme?
with params as (
    select
        $theme::varchar as theme, $council::varchar as council,
        $committee::varchar as committee,
        $from::date as from_date, $to::date as to_date
),

tagged as (
    select distinct t.item_id
    from item_themes t
    join themes h using (theme_id), params p
    where h.theme_id = p.theme or h.parent_id = p.theme
)

select
    r.resolution_id, r.basis, r.action, r.owner, r.due_date, r.text,
    m.meeting_date, o.short_name as council, o.name as council_name,
    '/meetings/' || m.meeting_id || '#' || r.resolution_id as href
from resolutions r
semi join tagged using (item_id)
join items i using (item_id)
join meetings m using (meeting_id)
join committees c using (committee_id)
join councils o using (council_id), params p
where r.action <> 'note'
    and (p.council is null or o.council_id = p.council)
    and (p.committee is null or c.committee_id = p.committee)
    and (p.from_date is null or m.meeting_date >= p.from_date)
    and (p.to_date is null or m.meeting_date <= p.to_date)
order by m.meeting_date desc nulls last, i.position, r.char_start
limit 20
