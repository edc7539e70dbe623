-- How much each stem says that can be searched for, and of which days a stretch is.

insert into search_stems by name
with met_stems as (
    select stem_no, sum(units)::integer as units
    from stem_stretches
    group by stem_no
)

select s.stem_no, s.stem, m.units, ln(1 + (
    (select count(*) from search_units) - m.units + 0.5) / (m.units + 0.5))
    as rarity
from met_stems m
join (select distinct stem_no, stem from numbered) s using (stem_no)
order by s.stem_no;

insert into search_stretches by name
select stretch, min(meeting_date) as first_day, max(meeting_date) as last_day,
    bool_or(meeting_date is null) as has_undated
from search_units
group by stretch
order by stretch;

drop table searched;
drop table own_units;
drop table unit_rows;
drop table unit_stretches;
drop table numbered;
