-- Which words of one meeting's items carry a figure, a decision, a doubt …?
with params as (
    select $meeting::varchar as meeting
),

agenda as (
    select item_id
    from items, params
    where meeting_id = params.meeting
),

marks as (
    select figure_id as mark_id, 'figure' as kind, item_id, document_id,
        char_start, char_end, measure as label, '/figures/' || figure_id as href
    from figures
    where review is distinct from 'rejected'
    union all by name
    select resolution_id as mark_id, 'resolution' as kind, item_id,
        document_id, char_start, char_end,
        basis || ': ' || action as label, null as href
    from resolutions
    union all by name
    select rating_id as mark_id, 'rating' as kind, item_id, document_id,
        char_start, char_end, scale || ': ' || rating as label, null as href
    from ratings
    union all by name
    select caveat_id as mark_id, 'caveat' as kind, item_id, document_id,
        char_start, char_end, kind as label, null as href
    from caveats
    union all by name
    select claim_id as mark_id, 'claim' as kind, item_id, document_id,
        char_start, char_end, direction || ' ' || comparator as label,
        '/indicators/' || indicator_id as href
    from claims
)

select m.*
from marks m
semi join agenda using (item_id)
where m.char_start is not null and m.char_end > m.char_start
order by m.item_id, m.char_start, m.char_end desc, m.mark_id
limit 20000
