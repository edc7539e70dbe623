-- What was found in the version of an item that is shown becomes public; of the
-- other versions nothing is lost in found.

insert into item_themes by name
select s.item_id, f.theme_id, f.weight, from_json(f.terms, '["VARCHAR"]') as terms
from found.item_themes f
join shown s on f.document_id = s.document_id and f.item_id = s.found_item_id
where s.item_id between getvariable('first_item')
        and getvariable('last_item')
    and f.item_id between getvariable('first_found')
        and getvariable('last_found')
order by s.item_id, f.weight desc, f.theme_id;

insert into ratings by name
select f.* replace (s.item_id as item_id)
from found.ratings f
join shown s on f.document_id = s.document_id and f.item_id = s.found_item_id
where s.item_id between getvariable('first_item')
        and getvariable('last_item')
    and f.item_id between getvariable('first_found')
        and getvariable('last_found')
order by s.item_id, f.char_start, f.rating_id;

insert into resolutions by name
select f.* replace (s.item_id as item_id)
from found.resolutions f
join shown s on f.document_id = s.document_id and f.item_id = s.found_item_id
where s.item_id between getvariable('first_item')
        and getvariable('last_item')
    and f.item_id between getvariable('first_found')
        and getvariable('last_found')
order by s.item_id, f.char_start, f.resolution_id;

insert into caveats by name
select f.* replace (s.item_id as item_id)
from found.caveats f
join shown s on f.document_id = s.document_id and f.item_id = s.found_item_id
where s.item_id between getvariable('first_item')
        and getvariable('last_item')
    and f.item_id between getvariable('first_found')
        and getvariable('last_found')
order by s.item_id, f.char_start, f.caveat_id;

insert into mentions by name
select f.* replace (s.item_id as item_id)
from found.mentions f
join shown s on f.document_id = s.document_id and f.item_id = s.found_item_id
where s.item_id between getvariable('first_item')
        and getvariable('last_item')
    and f.item_id between getvariable('first_found')
        and getvariable('last_found')
order by s.item_id, f.char_start, f.mention_id;

insert into claims by name
select f.* replace (s.item_id as item_id)
from found.claims f
join shown s on f.document_id = s.document_id and f.item_id = s.found_item_id
where s.item_id between getvariable('first_item')
        and getvariable('last_item')
    and f.item_id between getvariable('first_found')
        and getvariable('last_found')
order by s.item_id, f.char_start, f.claim_id;
