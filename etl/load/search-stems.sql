-- How much each stem says that can be searched for.

insert into search_stems by name
with met_stems as (
    select stem_no, sum(units)::integer as units
    from stem_stretches
    group by stem_no
),

whole as (
    select (select count(*) from search_items)
        + (select count(*) from search_parts) as units
)

select s.stem_no, s.stem, m.units,
    ln(1 + (w.units - m.units + 0.5) / (m.units + 0.5)) as rarity
from met_stems m
join (select distinct stem_no, stem from numbered) s using (stem_no), whole w
order by s.stem_no;

drop table own_units;
drop table unit_rows;
drop table searched_stretches;
drop table numbered;
drop macro weight_of;
