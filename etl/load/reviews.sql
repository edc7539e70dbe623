-- What people decided about single figures.
-- A review whose quote is gone is not applied, and an issue says so.

create table if not exists seed.reviews (
    figure_id text, action text, value text, unit text, denominator text,
    kind text, qualifier text, measure text, population text, area text,
    period text, period_start text, period_end text, indicator_id text,
    quote text, reason text, reviewed_on text
);

create temp view reviewed as
select r.*, f.figure_id is not null and r.quote is not null
    and contains(
        regexp_replace(d."text", '\s+', ' ', 'g'),
        regexp_replace(r.quote, '\s+', ' ', 'g')
    ) as is_there,
    r.action in ('accept', 'correct', 'reject') as is_known,
    f.document_id
from seed.reviews r
left join figures f using (figure_id)
left join (
    -- Texts are long, so only those with a review are joined.
    select document_id, "text" from documents
    where document_id in (
        select document_id from figures
        where figure_id in (select figure_id from seed.reviews)
    )
) d using (document_id);

insert into issues by name
select document_id, null as item_id, 'review-lost' as code,
    'The review of figure ' || coalesce(figure_id, '(no id)')
    || case
        when not is_known
            then ' has an unknown action: ' || coalesce(action, '(none)')
        when document_id is null
            then ' was not applied: the figure is no longer found'
        else ' was not applied: its quote is no longer in the document'
    end as message
from reviewed
where not (is_there and is_known);

update figures f
set review = case r.action
        when 'accept' then 'accepted'
        when 'correct' then 'corrected'
        else 'rejected'
    end,
    confidence = if(r.action = 'reject', 0, 1),
    indicator_reason = case r.action
        when 'reject' then 'Rejected by a person: ' || coalesce(r.reason, '')
        when 'correct' then 'Corrected by a person: ' || coalesce(r.reason, '')
        else f.indicator_reason
    end,
    indicator_id = if(
        r.action = 'reject', null, coalesce(r.indicator_id, f.indicator_id)
    )
from reviewed r
where f.figure_id = r.figure_id and r.is_there and r.is_known;

update figures f
set value = coalesce(try_cast(r.value as double), f.value),
    unit = coalesce(r.unit, f.unit),
    denominator = coalesce(try_cast(r.denominator as double), f.denominator),
    kind = coalesce(r.kind, f.kind),
    qualifier = nullif(coalesce(r.qualifier, f.qualifier), '-'),
    measure = coalesce(r.measure, f.measure),
    population = coalesce(r.population, f.population),
    area = coalesce(r.area, f.area),
    period = coalesce(r.period, f.period),
    period_start = coalesce(try_cast(r.period_start as date), f.period_start),
    period_end = coalesce(try_cast(r.period_end as date), f.period_end),
    period_basis = if(r.period is null, f.period_basis, 'stated')
from reviewed r
where f.figure_id = r.figure_id and r.is_there and r.action = 'correct';
