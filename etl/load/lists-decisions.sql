-- Decisions and promises as lists show them, newest meeting first, with the later
-- item that answers.

insert into decision_list by name
with answers as (
    select f.resolution_id, f.state, f.reason as state_reason,
        i.title as answer_title, f.answered_on as answer_date,
        f.confidence as answer_confidence, f.evidence as answer_evidence,
        i.meeting_id as answer_meeting_id, i.item_id as answer_item_id
    from followups f
    left join placed i
        on i.item_id = if(f.state = 'answered', f.answer_item_id, null)
),

told as (
    select r.resolution_id, r.basis, r.action, r.owner, r.due_date, r.label,
        r.text, p.title, a.* exclude (resolution_id) replace (
            if(a.answer_item_id is null, null, a.answer_date) as answer_date,
            if(a.answer_item_id is null, null, a.answer_confidence)
                as answer_confidence,
            if(a.answer_item_id is null, null, a.answer_evidence)
                as answer_evidence
        ),
        p.item_id, p.meeting_id, p.meeting_date, p.committee_id, p.theme_set,
        p.is_procedural, r.char_start
    from resolutions r
    join placed p using (item_id)
    left join answers a using (resolution_id)
    order by p.meeting_date desc nulls last, p.meeting_id, p.position,
        r.char_start, r.resolution_id
)

select *, row_number() over ()::integer as place from told;

-- What was asked for or promised, by council, the longest overdue first.
insert into request_list by name
select f.resolution_id, f.council_id, f.committee_id, d.meeting_id, f.asked_on,
    f.owner, d.basis, d.action, d.due_date, f.due_to, f.state, f.reason,
    d.text, d.theme_set
from followups f
join decision_list d using (resolution_id)
order by list_position(['overdue', 'open', 'unknown', 'answered'], f.state),
    f.asked_on nulls last, f.resolution_id;

insert into indicator_decisions by name
with touched as (
    select indicator_id, item_id from indicator_figures
    union
    select indicator_id, item_id from claims where indicator_id is not null
)

select t.indicator_id, d.item_id, d.resolution_id, d.text, d.action, d.owner,
    d.due_date, d.title, d.meeting_id, d.meeting_date, d.committee_id,
    d.char_start
from touched t
join decision_list d using (item_id)
order by t.indicator_id, d.place;
