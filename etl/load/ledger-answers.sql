-- The later item that is likeliest to answer a request: on the same subject,
-- with the words asked for.

create table work.answers as
with told as (
    select c.request_no, c.item_no, sum(w.rarity) as own
    from candidates c
    join weights w on c.request_no = w.request_no and w.is_own
    join replies l on c.item_no = l.item_no and w.stem_no = l.stem_no
    group by c.request_no, c.item_no
),

shares as (
    select c.*, c.own_wanted > 3 as is_told,
        coalesce(t.own / nullif(c.own_wanted, 0), 0)::double as own
    from candidates c
    left join told t using (request_no, item_no)
),

likely as (
    select *,
        greatest(
            case when is_told then 0.6 * subject + 0.3 * own
                else 0.7 * subject end,
            case when subjects >= 2 and own_subject >= 0.5
                then 0.5 * own_subject + 0.4 * own else 0 end
        ) as likeness
    from shares
    where likeness >= 0.4
),

saying as (
    select item_id,
        regexp_matches(text,
            '(following|response to) (a|the) (previous )?request|as requested'
            || '|requested (by|at) (the|its|their)', 'i') as says_so
    from items
    semi join likely using (item_id)
),

judged as (
    select r.resolution_id, l.request_no, l.item_no, l.item_id, l.likeness,
        l.meeting_date, s.says_so,
        coalesce(l.meeting_date between r.due_from - interval 45 day
            and r.due_to + interval 100 day, false) as is_when_due
    from likely l
    join requests r using (request_no)
    join saying s on l.item_id = s.item_id
),

best as (
    select *, least(0.95, likeness + 0.1 * says_so::integer
        + 0.1 * is_when_due::integer) as confidence
    from judged
    qualify row_number() over (
        partition by request_no
        order by confidence desc, meeting_date, item_id
    ) = 1
),

plain as (
    select stem_no, min(lpad(length(word)::text, 3, '0') || word)[4:] as word
    from search_words
    join search_stems using (stem)
    group by stem_no
)

select any_value(b.resolution_id) as resolution_id,
    any_value(b.item_id) as item_id, any_value(b.meeting_date) as meeting_date,
    any_value(b.says_so) as says_so, any_value(b.is_when_due) as is_when_due,
    any_value(b.confidence) as confidence,
    list(distinct p.word order by p.word) as common
from best b
join weights w using (request_no)
join replies l on b.item_no = l.item_no and w.stem_no = l.stem_no
join plain p on w.stem_no = p.stem_no
group by b.request_no;
