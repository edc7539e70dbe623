-- What was told that is to be set beside published values: in items that were made
-- anew, or in all where a council has another name or area than before.

delete from claim_checks
where item_id in (from old_items) or exists (from changed_councils);

create table work.told_items as
select item_id
from items
where item_id in (from new_items) or exists (from changed_councils);

create view work.told_figures as
from figures
where item_id in (from told_items);

create view work.told_claims as
from claims
where item_id in (from told_items);
