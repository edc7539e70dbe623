-- Documents, without which of their meetings comes first.

insert into documents by name
select * exclude (meeting_id)
from found.documents
where path between getvariable('first_path') and getvariable('last_path')
order by path, document_id;
