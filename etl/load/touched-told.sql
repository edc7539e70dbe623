-- Whether a figure has other words or another place than before; or there may be
-- other stretches of days, by which words are numbered, where there are several.

create table work.told_now as
select place, meeting_date, measure, population, quote
from earlier.main.figure_list
where meeting_id in (from listed_meetings);

set variable has_retold = (
    select count(*) > 0
    from (
        (from old_told except all from told_now)
        union all
        (from told_now except all from old_told)
    )
) or exists (from moved_figures) or (
    select count(*) > 1 from day_stretches
) and exists (
    (select meeting_id, n from begun except select meeting_id, n from old_begun)
    union all
    (select meeting_id, n from old_begun except select meeting_id, n from begun)
);
