-- The later item of the committee that has most of a request's words.

create temp table answers as
with plain as (
    select stem, arg_min(word, length(word) || word) as word
    from search_words
    group by stem
),

shared as (
    select r.resolution_id, u.item_id,
        sum(s.rarity) as rarity, count(*) as stems,
        list(w.word order by s.rarity desc, s.stem) as common
    from requests r
    join request_stems s using (resolution_id)
    join plain w using (stem)
    join postings p using (stem)
    join search_units u on u.unit_no = p.unit_no and u.kind = 'item'
    join items i on i.item_id = u.item_id and not i.is_procedural
    join meetings m on m.meeting_id = i.meeting_id
    where m.committee_id = r.committee_id
        and m.meeting_date > r.asked_on
        and m.meeting_date <= r.asked_on + interval 18 month
    group by r.resolution_id, u.item_id
),

wanted as (
    select resolution_id, sum(rarity) as rarity, count(*) as stems
    from request_stems
    group by resolution_id
),

judged as (
    select h.resolution_id, h.item_id, m.meeting_date, h.common,
        h.rarity / w.rarity as share, h.stems,
        regexp_matches(i.text,
            'following (a|the) (previous )?request|as requested'
            || '|requested (by|at)'
            || '|request of the (Committee|Commission|Board|Panel)'
            || '|at (its|the|their) (previous|last) meeting', 'i') as says_so,
        coalesce(m.meeting_date between r.due_from - interval 45 day
            and r.due_to + interval 100 day, false) as is_when_due
    from shared h
    join wanted w using (resolution_id)
    join requests r using (resolution_id)
    join items i on i.item_id = h.item_id
    join meetings m on m.meeting_id = i.meeting_id
    where h.rarity >= 0.35 * w.rarity and (h.stems >= 2 or w.stems = 1)
)

select *, least(
    0.95,
    0.9 * share - (stems < 3)::integer * 0.15
        + says_so::integer * 0.1 + is_when_due::integer * 0.1
) as confidence
from judged
qualify row_number() over (
    partition by resolution_id
    order by confidence desc, meeting_date, item_id
) = 1;
