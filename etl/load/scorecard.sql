-- How well the rules did when last measured against marked documents.

create table if not exists seed.scorecard (
    measured_on text, documents text, slot text, hits text, extras text,
    missed text, "precision" text, recall text, f1 text
);

insert into scorecards by name
select measured_on, documents::integer as documents, slot,
    hits::integer as hits, extras::integer as extras,
    missed::integer as missed, "precision"::double as "precision",
    recall::double as recall, f1::double as f1
from seed.scorecard;

create table if not exists seed.theme_confusion (
    marked text, found text, items text, items_in_all text
);

insert into theme_confusions by name
select marked, found, items::integer as items,
    items_in_all::integer as items_in_all
from seed.theme_confusion;
