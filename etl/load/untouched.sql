-- Takes out of the earlier build what is made anew.

delete from earlier.main.issues
where document_id in (from touched)
    or document_id is null and (
        code = 'review-lost'
        or (code, message) in (
            select (code, message)
            from earlier.found.issues
            where found_in is null
        )
    );

delete from earlier.found.issues where found_in is null;
delete from earlier.found.files;
delete from earlier.found.coverage;
delete from earlier.main.builds;

insert into earlier.found.words
select distinct *
from found.words
where word_no not in (select word_no from earlier.found.words);

insert into earlier.found.patched
from (from gone union all from fresh);

create table work.new_items as
select item_id
from built.main.items;
