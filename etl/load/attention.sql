-- What meetings gave their time to; an item with parts is counted by its parts.

create table work.substance as
select i.item_id, i.meeting_id, i.words, i.questions, i.completeness,
    i.is_procedural,
    (
        select count(*) from resolutions r
        where r.item_id = i.item_id and r.basis = 'resolved'
    ) as decisions
from items i
where i.item_id not in (
    select parent_id from items where parent_id is not null
);

insert into attention_totals by name
select m.meeting_id, m.committee_id, c.council_id, m.meeting_date,
    count(*) filter (not s.is_procedural)::integer as items,
    count(*) filter (s.is_procedural)::integer as procedural,
    coalesce(sum(s.words) filter (not s.is_procedural), 0)::integer as words,
    coalesce(sum(s.questions) filter (not s.is_procedural), 0)::integer
        as questions,
    coalesce(sum(s.decisions) filter (not s.is_procedural), 0)::integer
        as decisions,
    count(*) filter (
        not s.is_procedural and s.completeness <> 'complete'
    )::integer as cut_items
from substance s
join meetings m using (meeting_id)
join committees c using (committee_id)
group by m.meeting_id, m.committee_id, c.council_id, m.meeting_date
order by m.meeting_id;

insert into attention by name
select s.meeting_id, t.theme_id,
    round(sum(t.weight)::double, 9) as items,
    count(*)::integer as items_with,
    round(sum(t.weight * s.words)::double, 9) as words,
    round(sum(t.weight * s.questions)::double, 9) as questions,
    round(sum(t.weight * s.decisions)::double, 9) as decisions,
    count(*) filter (s.completeness <> 'complete')::integer as cut_items
from substance s
join item_themes t using (item_id)
where not s.is_procedural
group by s.meeting_id, t.theme_id
order by s.meeting_id, t.theme_id;

drop table substance;
