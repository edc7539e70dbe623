-- Which meeting of one document is the same as a meeting of another:
-- found.meeting_map names the one for both.

-- Undated: one council, one title, and the shorter words begin the longer.
-- Dated: two titles in three are shared.
create table work.twins as
with compared as (
    select *
    from pairs
    where is_undated
),

bodies as (
    select i.document_id, i.item_id,
        left(body(i.text, plain(i.title)), 20000) as words
    from found.items i
    semi join (
        select document_id, item_id from compared
        union
        select other_document_id, other_item_id from compared
    ) c on i.document_id = c.document_id and i.item_id = c.item_id
),

undated as (
    select c.document_id, c.meeting_id, c.other_id, c.is_loose
    from compared c
    join bodies l on c.document_id = l.document_id and c.item_id = l.item_id
    join bodies k on c.other_document_id = k.document_id
        and c.other_item_id = k.item_id
    where least(length(l.words), length(k.words)) >= 200
        and left(l.words, least(length(l.words), length(k.words)) - 20)
        = left(k.words, least(length(l.words), length(k.words)) - 20)
),

dated as (
    select document_id, meeting_id, other_id, is_loose
    from pairs
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

drop table titled;
drop table pairs;
drop table crowds;
drop table twins;
