-- Which items are about one theme, and which words decided that?
with params as (
    select
        $theme::varchar as theme, $council::varchar as council,
        $committee::varchar as committee,
        $from::date as from_date, $to::date as to_date
),

tagged as (
    select t.item_id, max(t.weight) as weight, flatten(list(t.terms)) as terms
    from item_themes t
    join themes h using (theme_id), params p
    where h.theme_id = p.theme or h.parent_id = p.theme
    group by t.item_id
),

found as (
    select item_id, count(*)::integer as figures
    from figures
    where review is distinct from 'rejected'
    group by item_id
),

told as (
    select item_id, document_id, arg_max(char_start, char_end - char_start)
        as starts_at
    from document_parts
    where kind = 'item' and item_id is not null
    group by item_id, document_id
),

decided as (
    select item_id, count(*)::integer as decisions
    from resolutions
    group by item_id
)

select
    i.item_id, i.item_number, i.title, i.completeness, t.weight, t.terms,
    substr(i.text, greatest(s.starts_at - i.char_start, 0)::integer + 1, 600)
        as beginning,
    m.meeting_id, m.meeting_date, m.committee_name as committee,
    o.short_name as council, o.name as council_name, o.council_id,
    coalesce(f.figures, 0)::integer as figures,
    coalesce(r.decisions, 0)::integer as decisions,
    '/meetings/' || m.meeting_id || '#' || i.item_id as href
from tagged t
join items i using (item_id)
join meetings m using (meeting_id)
join committees c using (committee_id)
join councils o using (council_id)
left join told s
    on s.item_id = i.item_id and s.document_id = i.document_id
left join found f on f.item_id = i.item_id
left join decided r on r.item_id = i.item_id, params p
where (p.council is null or o.council_id = p.council)
    and (p.committee is null or c.committee_id = p.committee)
    and (p.from_date is null or m.meeting_date >= p.from_date)
    and (p.to_date is null or m.meeting_date <= p.to_date)
order by m.meeting_date desc nulls last, t.weight desc, i.position, i.item_id
