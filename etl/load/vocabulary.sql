-- The vocabularies of seeds/ as tables; each seed table is text throughout.

insert into themes by name
select theme_id, parent_id, label, definition
from seed.themes;

insert into bodies by name
select body_id, label, kind, council_id
from seed.bodies;

insert into standing_titles by name
select phrase from seed.procedural_titles where kind = 'container';
