-- Which meeting of one document is the same as a meeting of another:
-- found.meeting_map names the one for both.

-- Undated: one council, one title, and the shorter words begin the longer.
-- Dated: two titles in three are shared.
create temp table twins as
with measured as (
    select *, least(length(words), length(other_words)) as shorter
    from pairs
),

undated as (
    select document_id, meeting_id, other_id, is_loose
    from measured
    where is_undated and is_titled and council_id <> 'unknown'
        and shorter >= 200
        and left(words, shorter - 20) = left(other_words, shorter - 20)
),

dated as (
    select document_id, meeting_id, other_id, is_loose
    from measured
    where not is_undated
    group by all
    having count(distinct title) >= greatest(2, any_value(among) * 2 / 3)
)

select distinct * from (from undated union all from dated);

-- A loose meeting joins the one placed meeting it is a twin of, else its
-- loose twins; two candidates leave it alone.
create table found.meeting_map as
with chosen as (
    select document_id, meeting_id,
        count(distinct other_id) filter (not is_loose) as placed,
        min(other_id) filter (not is_loose) as placed_id,
        min(other_id) filter (is_loose) as loose_id
    from twins
    group by document_id, meeting_id
)

select m.document_id, m.meeting_id as found_meeting_id,
    case
        when c.placed = 1 then c.placed_id
        when c.placed = 0 and c.loose_id is not null
            then least(c.loose_id, m.meeting_id)
        else m.meeting_id
    end as meeting_id
from found.meetings m
left join chosen c
    on m.document_id = c.document_id and m.meeting_id = c.meeting_id;
