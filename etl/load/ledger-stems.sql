-- What was asked for or promised, as stems, each with its rarity.

create temp table requests as
select r.resolution_id, r.item_id, r.basis, r.owner, r.action,
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

create temp table request_stems as
with total as (
    select count(*)::double as units from search_units where kind = 'item'
),

empty as (
    select stem from seed.followup_words where kind = 'empty'
),

spoken as (
    select r.resolution_id, p.stem, true as is_own
    from requests r
    join search_units u on u.kind = 'decision' and u.source_id = r.resolution_id
    join postings p using (unit_no)
    union all
    select r.resolution_id, w.stem, false
    from requests r
    join items i using (item_id),
        unnest(regexp_extract_all(lower(i.title), '[a-z0-9à-ɏ]+')) as t(word)
    join search_words w on w.word = t.word
),

weighed as (
    select s.resolution_id, s.stem, bool_or(s.is_own) as is_own,
        any_value(ln(1 + (t.units + 1) / (f.units + 0.5))) as rarity
    from spoken s
    join search_stems f using (stem), total t
    where s.stem not in (select stem from empty)
        and not regexp_matches(s.stem, '^[0-9]+$') and length(s.stem) > 1
    group by s.resolution_id, s.stem
),

enough as (
    select resolution_id, count(*) filter (is_own) >= 2 as is_spoken
    from weighed
    group by resolution_id
)

select w.resolution_id, w.stem, w.rarity, w.is_own
from weighed w
join enough e using (resolution_id)
where w.is_own or not e.is_spoken
qualify row_number() over (
    partition by w.resolution_id order by w.rarity desc, w.stem
) <= 10;

-- A promise that the committee then also resolved is one request, not two.
delete from requests
where resolution_id in (
    select a.resolution_id
    from requests a
    join requests b on a.item_id = b.item_id and b.basis = 'resolved'
    join request_stems x on x.resolution_id = a.resolution_id
    left join request_stems y
        on y.resolution_id = b.resolution_id and y.stem = x.stem
    where a.basis = 'undertaken'
    group by a.resolution_id, b.resolution_id
    having count(y.stem) >= 0.4 * count(*)
);
