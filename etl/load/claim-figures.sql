-- Every figure with an official counterpart, with the published value for the
-- same days; else the nearest in time, or the last before the meeting.

set variable plain_words = (
    select list(lower(word)) from seed.population_words
);

create table work.figures_beside as
with told as (
    select f.*, co.council_id, c.name as council, m.meeting_date, i.label,
        i.decimals, i.publisher,
        i.unit as published_unit, i.local_basis,
            places_of(f.value, f.unit)::integer as places,
        case when f.area is null then c.gss_code when regexp_full_match(f.area,
            '[EW]\d{8}')
            then f.area end as gss_code,
        narrowing_words(coalesce(f.population, ''), lower(concat_ws(' ',
            i.label, i.definition, i.population, i.counted))) as narrowing,
        exists (select 1 from figure_caveats k where k.kind = 'data-disputed'
            and k.figure_id = f.figure_id) as is_disputed,
        exists (select 1 from observations h
            where h.indicator_id = f.indicator_id
            and h.gss_code = coalesce(f.area, c.gss_code)
                and h.value is not null) as is_held
    from told_figures f
    join items using (item_id)
    join meetings m using (meeting_id)
    join committees co using (committee_id)
    join councils c using (council_id)
    join indicators i using (indicator_id)
    where i.publisher is not null and f.kind not in ('change', 'target')
        and coalesce(f.review, '') <> 'rejected'
)

select t.*, o.value as published, o.period_label as published_label, o.symbol,
    o.source,
    o.period as published_period, o.period_start is not distinct
        from t.period_start
        and o.period_end is not distinct from t.period_end as is_same_period
from told t
left join observations o on o.indicator_id = t.indicator_id
    and o.gss_code = t.gss_code
    and (t.period_end is not null or o.value is not null
        and o.period_end <= t.meeting_date)
qualify row_number() over (
    partition by t.figure_id
    order by is_same_period desc,
        coalesce(o.period_start <= t.period_end
            and o.period_end >= t.period_start, false) desc,
        abs(date_diff('day', o.period_end,
            coalesce(t.period_end, t.meeting_date)))) = 1;
