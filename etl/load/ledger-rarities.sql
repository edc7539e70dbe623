-- Rare among items says what it is about; common among decisions says nothing: both
-- among those of the committee, whose items are what an answer is looked for in.

create table work.numbered_places as
select place_no, dense_rank() over (order by committee_id)::integer
    as committee_no, committee_id
from search_places;

create table work.rarities as
with units as (
    select n.committee_no, p.stem_no, p.part > 0 as is_decision,
        count(*) as units
    from postings p
    join search_items i using (item_no)
    join numbered_places n using (place_no)
    where p.part % 2 = 0
    group by n.committee_no, p.stem_no, is_decision
),

whole as (
    select committee_no, is_decision, count(*) as units
    from (
        select item_no, false as is_decision from search_items
        union all
        select item_no, true from search_parts where part % 2 = 0
    )
    join search_items using (item_no)
    join numbered_places using (place_no)
    group by committee_no, is_decision
)

select u.committee_no, u.stem_no,
    min(ln(1 + (w.units - u.units) / (u.units + 0.5))) as rarity
from units u
join whole w using (committee_no, is_decision)
join search_stems s using (stem_no)
where s.stem not in (select stem from seed.followup_words where kind = 'empty')
    and length(s.stem) > 1 and not regexp_matches(s.stem, '^[0-9]+$')
group by u.committee_no, u.stem_no;
