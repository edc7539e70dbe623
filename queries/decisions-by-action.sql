-- What do the committees decide: to note, to ask, to recommend, to approve?
with params as (
    select
        $council::varchar as council, $committee::varchar as committee,
        $theme::varchar as theme, $from::date as from_date, $to::date as to_date
),

tagged as (
    select distinct t.item_id
    from item_themes t
    join themes h using (theme_id), params p
    where p.theme is null or h.theme_id = p.theme or h.parent_id = p.theme
),

decided as (
    select c.council_id, r.action,
        r.owner is not null as has_owner
    from resolutions r
    join items i using (item_id)
    join meetings m using (meeting_id)
    join committees c using (committee_id), params p
    where r.basis = 'resolved' and not i.is_procedural
        and (p.council is null or c.council_id = p.council)
        and (p.committee is null or c.committee_id = p.committee)
        and (p.theme is null or r.item_id in (select item_id from tagged))
        and (p.from_date is null or m.meeting_date >= p.from_date)
        and (p.to_date is null or m.meeting_date <= p.to_date)
)

select
    o.short_name as council, o.name as council_name, d.action,
    replace(upper(d.action[1]) || d.action[2:], '-', ' ') as label,
    count(*)::integer as decisions,
    sum(count(*)) over (partition by d.council_id)::integer as of_decisions,
    round(100.0 * count(*) / sum(count(*)) over (partition by d.council_id), 1)
        ::double as share,
    count(*) filter (d.has_owner)::integer as with_owner,
    'decisions on items of substance' as unit,
    '/decisions?basis=resolved&action=' || d.action
        || '&council=' || o.council_id as href
from decided d
join councils o using (council_id)
group by d.council_id, o.council_id, o.short_name, o.name, o.is_listed, d.action
order by o.is_listed desc, o.short_name, decisions desc, d.action
