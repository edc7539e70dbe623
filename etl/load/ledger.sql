-- The state of each request: what later meetings say, and no more.

insert into followups by name
with later as (
    select r.resolution_id, count(m.meeting_id) as meetings,
        min(m.meeting_date) as first_after,
        bool_or(m.meeting_date between r.due_from - interval 45 day
            and r.due_to + interval 130 day) as is_read_when_due
    from requests r
    left join meetings m
        on m.committee_id = r.committee_id and m.meeting_date > r.asked_on
    group by r.resolution_id
),

newest as (
    select committee_id, max(meeting_date) as followed_to
    from meetings
    group by committee_id
),

outside as (
    select distinct s.resolution_id
    from request_stems s
    join search_parts u on u.part % 2 = 0 and u.source_id = s.resolution_id
    join postings p using (item_no, part)
    join search_stems t on t.stem_no = p.stem_no
    where t.stem in (
        select stem from seed.followup_words where kind = 'outside'
    )
    union
    select resolution_id
    from resolutions
    where regexp_matches(text, '(after|following|outside) (of )?(the|this) meeting')
),

stated as (
    select r.*, n.followed_to, l.meetings,
        a.item_id as answer_item_id, a.meeting_date as answered_on,
        round(a.confidence, 2)::double as confidence,
        a.common, a.says_so, a.is_when_due,
        case
            when r.asked_on is null then 'undated'
            when a.confidence >= 0.65
                and (o.resolution_id is null or a.says_so) then 'came-back'
            when l.meetings = 0 then 'newest'
            when r.due_to < n.followed_to and l.is_read_when_due then 'late'
            when o.resolution_id is not null then 'outside'
            when l.first_after > r.asked_on + interval 200 day then 'gap'
            when a.confidence >= 0.45 then 'perhaps'
            else 'not-yet'
        end as finding
    from requests r
    join later l using (resolution_id)
    left join newest n using (committee_id)
    left join answers a using (resolution_id)
    left join outside o using (resolution_id)
)

select s.resolution_id, s.item_id, s.committee_id, s.council_id, s.asked_on,
    s.basis, s.owner, s.due_from, s.due_to, s.answer_item_id, s.answered_on,
    s.confidence, s.followed_to, k.state,
    replace(k.reason, 'N', s.meetings::text) as reason,
    'has the words ' || array_to_string(s.common, ', ')
        || case when s.says_so then '; says that it was asked for' else '' end
        || case when s.is_when_due then '; when it was due' else '' end
        as evidence
from stated s
join seed.followup_states k using (finding)
order by s.asked_on nulls last, s.resolution_id;

drop table answers;
drop table candidates;
drop table replies;
drop table repliers;
drop table numbered_committees;
drop table weights;
drop table request_stems;
drop table requests;
