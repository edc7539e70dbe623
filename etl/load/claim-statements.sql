-- Every statement of direction or standing, with the published values of the
-- same days, or of the last period that had ended before the meeting.

create table work.claims_beside as
with told as (
    select q.*, co.council_id, c.name as council, m.meeting_date, i.label,
        i.unit, i.decimals,
        i.local_basis, i.publisher, i.polarity,
            exists (select 1 from standings h
            where h.indicator_id = q.indicator_id
                and h.council_id = co.council_id
                and h.value is not null) as is_held
    from told_claims q
    join items using (item_id)
    join meetings m using (meeting_id)
    join committees co using (committee_id)
    join councils c using (council_id)
    join indicators i using (indicator_id)
    where i.publisher is not null
)

select t.*, s.value, s.symbol, s.period as published_period, s.period_label,
    s.gss_code,
    s.period_start is not distinct from t.period_start
        and s.period_end is not distinct from t.period_end as is_same_period,
    s.quarter, s.band, case t.comparator when 'england' then s.england
        when 'region' then s.region when 'neighbours' then s.neighbours_mean
        when 'previous' then s.previous end as other,
    b.change as change_before, k.reason as break_reason
from told t
left join standings s on s.indicator_id = t.indicator_id
    and s.council_id = t.council_id
    and (t.period_end is not null or s.value is not null
        and s.period_end <= t.meeting_date)
left join standings b on b.indicator_id = s.indicator_id
    and b.council_id = s.council_id
    and b.period_start = (s.period_start - interval 1 year)::date
left join indicator_breaks k on k.indicator_id = s.indicator_id
    and k.kind = 'break'
    and t.comparator = 'previous' and k.from_date > b.period_start
    and k.from_date <= s.period_end
qualify row_number() over (
    partition by t.claim_id
    order by is_same_period desc,
        coalesce(s.period_start <= t.period_end
            and s.period_end >= t.period_start, false) desc,
        abs(date_diff('day', s.period_end,
            coalesce(t.period_end, t.meeting_date)))) = 1;
