-- The later item of the committee that is likeliest to answer a request: on the
-- same subject, by its title or most used words, with the words asked for.

create temp table answers as
with plain as (
    select stem, min(lpad(length(word)::text, 3, '0') || word)[4:] as word
    from search_words
    group by stem
),

met as (
    select r.resolution_id, u.item_id,
        sum(s.rarity) filter (not s.is_own and p.times >= 4) as subject,
        sum(s.rarity) filter (s.is_own) as own,
        sum(s.rarity) filter (s.is_own and p.times >= 4) as own_subject,
        count(distinct s.stem) filter (p.times >= 4) as subjects,
        list(distinct w.word order by w.word) as common
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
    select resolution_id,
        sum(rarity) filter (not is_own) as subject,
        coalesce(sum(rarity) filter (is_own), 0) as own
    from request_stems
    group by resolution_id
),

shares as (
    select t.resolution_id, t.item_id, t.common, t.subjects,
        w.own > 3 as is_told,
        coalesce(t.subject / nullif(w.subject, 0), 0) as subject,
        coalesce(t.own / nullif(w.own, 0), 0) as own,
        coalesce(t.own_subject / nullif(w.own, 0), 0) as own_subject
    from met t
    join wanted w using (resolution_id)
),

judged as (
    select h.*, m.meeting_date,
        regexp_matches(i.text,
            '(following|response to) (a|the) (previous )?request|as requested'
            || '|requested (by|at) (the|its|their)', 'i') as says_so,
        coalesce(m.meeting_date between r.due_from - interval 45 day
            and r.due_to + interval 100 day, false) as is_when_due,
        greatest(
            case when h.is_told then 0.6 * h.subject + 0.3 * h.own
                else 0.7 * h.subject end,
            case when h.subjects >= 2 and h.own_subject >= 0.5
                then 0.5 * h.own_subject + 0.4 * h.own else 0 end
        ) as likeness
    from shares h
    join requests r using (resolution_id)
    join items i on i.item_id = h.item_id
    join meetings m on m.meeting_id = i.meeting_id
    where h.subject >= 0.6 or h.own_subject >= 0.5
)

select *, least(0.95, likeness + 0.1 * says_so::integer
    + 0.1 * is_when_due::integer) as confidence
from judged
where likeness >= 0.4
qualify row_number() over (
    partition by resolution_id
    order by confidence desc, meeting_date, item_id
) = 1;
