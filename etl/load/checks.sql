-- A row here is a fault, and a database with a fault is not put in service.

with twice as (
    select 'item twice' as fault, item_id as example from items group by item_id having count(*) > 1
    union all
    select 'meeting twice', meeting_id from meetings group by meeting_id having count(*) > 1
    union all
    select 'document twice', document_id from documents group by document_id having count(*) > 1
    union all
    select 'figure twice', figure_id from figures group by figure_id having count(*) > 1
    union all
    select 'resolution twice', resolution_id from resolutions group by resolution_id having count(*) > 1
),

lost as (
    select 'item without a meeting' as fault, item_id as example
    from items where meeting_id not in (select meeting_id from meetings)
    union all
    select 'meeting without a committee', meeting_id
    from meetings where committee_id not in (select committee_id from committees)
    union all
    select 'theme that is not in the vocabulary', theme_id
    from item_themes where theme_id not in (select theme_id from themes)
    union all
    select 'figure without an item', figure_id
    from figures where item_id not in (select item_id from items)
)

select fault, min(example) as example from (from twice union all from lost) group by fault
