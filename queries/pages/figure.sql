-- What is known of one figure, and which passage does it stand in?
with told as (
    select l.item_id
    from figure_list l
    join figure_places p using (place)
    where p.figure_id = $figure::varchar
    union all
    select item_id
    from figures
    where review = 'rejected' and figure_id = $figure::varchar
),

this as materialized (
    select f.*
    from figures f
    join told using (item_id)
    where f.figure_id = $figure::varchar
)

select
    f.*, i.title as item, i.item_number, i.completeness, i.text as item_text,
    i.char_start as item_start, m.meeting_id, m.meeting_date, m.date_basis,
    m.committee_name as committee, o.council_id, o.short_name as council,
    o.name as council_name, coalesce(a.name, f.area) as area_name,
    n.label as indicator, n.definition as indicator_definition,
    n.publisher, n.decimals, d.source_url, d.path,
    '/meetings/' || m.meeting_id || '#' || f.figure_id as evidence_href
from this f
join items i using (item_id)
join meetings m using (meeting_id)
join committees c using (committee_id)
join councils o using (council_id)
left join areas a on a.gss_code = f.area
left join indicators n using (indicator_id)
left join documents d on d.document_id = f.document_id
