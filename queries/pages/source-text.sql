-- What does one document say, all of it?
with params as (
    select $document::varchar as document
)

select text, sha256
from documents, params
where document_id = params.document
