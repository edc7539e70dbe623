-- Figures in order of their keys, so that one of them is found without reading all.
insert into figure_places by name
select figure_id, place from figure_list order by figure_id;
