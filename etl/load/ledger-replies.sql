-- Later items of the committee that may answer a request: those whose subject,
-- their title or most used words, has the words that weigh most in it.

-- Weights are decimals, as those add up to the same in any order. Committees go
-- by numbers, as there are very many words.
create table work.numbered_committees as
select committee_id, row_number() over ()::integer as committee_no
from committees;

create table work.weights as
select r.request_no, n.committee_no, r.asked_on, s.stem_no, s.is_own,
    s.rarity::decimal(18, 9) as rarity,
    row_number() over (partition by r.request_no, s.stem_no) = 1 as is_first
from requests r
join request_stems s using (resolution_id)
join numbered_committees n using (committee_id);

create table work.repliers as
select u.item_no, u.item_id, n.committee_no, u.meeting_date
from search_items u
join items i on i.item_id = u.item_id and not i.is_procedural
join search_places p using (place_no)
join numbered_committees n using (committee_id);

create table work.replies as
select u.committee_no, u.meeting_date, p.stem_no, p.item_no,
    p.times >= 4 as is_subject
from postings p
join repliers u using (item_no)
where p.part = 0 and p.stem_no in (select stem_no from weights);

-- A subject of very many requests and items tells none of them from another,
-- and of very many candidates the likeliest fifty are judged.
create table work.candidates as
with telling as (
    select w.committee_no, w.stem_no
    from (
        select committee_no, stem_no, count(*) as n from weights group by all
    ) w
    join (
        select committee_no, stem_no, count(*) as n
        from replies where is_subject group by all
    ) l using (committee_no, stem_no)
    where w.n * l.n <= 300 * (w.n + l.n)
),

wanted as (
    select request_no,
        sum(rarity) filter (not is_own) as subject,
        coalesce(sum(rarity) filter (is_own), 0) as own
    from weights group by request_no
),

met as (
    select w.request_no, l.item_no,
        coalesce(sum(w.rarity) filter (not w.is_own), 0) as subject,
        coalesce(sum(w.rarity) filter (w.is_own), 0) as own_subject,
        count(*) filter (w.is_first) as subjects
    from weights w
    semi join telling t
        on w.committee_no = t.committee_no and w.stem_no = t.stem_no
    join replies l on w.committee_no = l.committee_no and w.stem_no = l.stem_no
        and l.is_subject and l.meeting_date > w.asked_on
        and l.meeting_date <= w.asked_on + interval 18 month
    group by w.request_no, l.item_no
)

select m.request_no, m.item_no, u.item_id, u.meeting_date, m.subjects,
    w.own as own_wanted,
    coalesce(m.subject / nullif(w.subject, 0), 0)::double as subject,
    coalesce(m.own_subject / nullif(w.own, 0), 0)::double as own_subject
from met m
join wanted w using (request_no)
join repliers u using (item_no)
where w.subject > 0 and m.subject >= 0.6 * w.subject
    or w.own > 0 and m.own_subject >= 0.5 * w.own
qualify row_number() over (
    partition by m.request_no
    order by m.subject + m.own_subject desc, m.item_no
) <= 50;
