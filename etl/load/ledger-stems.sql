-- What was asked for or promised, as stems, each with its rarity.

create table work.requests as
select row_number() over (order by r.resolution_id)::integer as request_no,
    r.resolution_id, r.item_id, r.basis, r.owner, r.action,
    m.committee_id, c.council_id, m.meeting_date as asked_on,
    case when length(r.due_date) = 7 then (r.due_date || '-01')::date
        else r.due_date::date end as due_from,
    case when length(r.due_date) = 7 then last_day((r.due_date || '-01')::date)
        else r.due_date::date end as due_to
from resolutions r
join items i using (item_id)
join meetings m using (meeting_id)
join committees c using (committee_id)
where r.basis = 'undertaken'
    or r.action in ('request', 'add-to-work-programme');

create table work.request_stems as
with said as (
    select r.resolution_id, r.committee_id, p.stem_no, true as is_own
    from requests r
    join search_parts u on u.part % 2 = 0 and u.source_id = r.resolution_id
    join postings p using (item_no, part)
    union
    select r.resolution_id, r.committee_id, n.stem_no, false
    from requests r
    join items i using (item_id),
        unnest(regexp_extract_all(lower(i.title), '[a-z0-9à-ɏ]+')) as t(word)
    join search_words w on w.word = t.word
    join search_stems n on n.stem = w.stem
)

select s.resolution_id, s.stem_no, s.is_own, r.rarity
from said s
join (select distinct committee_id, committee_no from numbered_places) n
    using (committee_id)
join rarities r using (committee_no, stem_no)
qualify row_number() over (
    partition by s.resolution_id, s.is_own order by r.rarity desc, s.stem_no
) <= 6;

drop table rarities;
drop table numbered_places;
