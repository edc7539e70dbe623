-- Figures that joined an indicator, together.
insert into indicator_figures by name
select * exclude (item, document_id, denominator, population, measure, is_procedural,
    since)
from figure_list
where indicator_id is not null
order by indicator_id, place;

drop table if exists doubts;
