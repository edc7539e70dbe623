-- Decisions and promises as lists show them, newest meeting first, with the later
-- item that answers.

set variable before = (select count(*) from decision_list);

insert into decision_list by name
with answers as (
    select f.resolution_id, f.state, f.reason as state_reason,
        i.title as answer_title, f.answered_on as answer_date,
        f.confidence as answer_confidence, f.evidence as answer_evidence,
        i.meeting_id as answer_meeting_id, i.item_id as answer_item_id
    from followups f
    left join items i
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
    where coalesce(p.meeting_date, date '0001-01-01')
        between getvariable('first_day') and getvariable('last_day')
    order by p.meeting_date desc nulls last, p.meeting_id, p.position,
        r.char_start, r.resolution_id
)

select *, (row_number() over () + getvariable('before'))::integer as place
from told;
