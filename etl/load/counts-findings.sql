-- Items, figures and mentions by span and by the themes they have together.

insert into item_counts by name
select span, committee_id, theme_set, completeness, count(*)::integer as items
from (
    select *, unnest(spans_of(meeting_date)) as span
    from placed
    where not is_procedural
)
group by all
order by all;

insert into figure_counts by name
with told as (
    select item_id, indicator_id, kind, speaker, count(*) as figures,
        count(*) filter (confidence >= 0.9) as sure,
        count(*) filter (period is not null) as with_period,
        count(*) filter (is_doubted) as doubted,
        count(*) filter (is_doubted and confidence >= 0.9) as sure_doubted
    from (
        select *, figure_id in (select figure_id from figure_caveats)
            as is_doubted
        from figures
    )
    where review is distinct from 'rejected'
    group by all
),

spread as (
    select t.*, p.committee_id, p.theme_set, unnest(spans_of(p.meeting_date)) as span
    from told t
    join placed p using (item_id)
)

select span, committee_id, theme_set, indicator_id, kind, speaker,
    sum(figures)::integer as figures, sum(sure)::integer as sure,
    sum(with_period)::integer as with_period, sum(doubted)::integer as doubted,
    sum(sure_doubted)::integer as sure_doubted
from spread
group by all
order by span, committee_id, theme_set, indicator_id, kind, speaker;

insert into mention_counts by name
with named as (
    select n.*, unnest(spans_of(p.meeting_date)) as span, p.committee_id,
        p.theme_set, p.meeting_id, p.meeting_date,
        coalesce(p.meeting_date, date '0001-01-01') || n.mention_id as newest
    from mentions n
    join placed p using (item_id)
    where not p.is_procedural
)

select span, committee_id, theme_set, body_id,
    count(distinct item_id)::integer as items, count(*)::integer as sentences,
    max(meeting_date) as latest, max(newest) as newest,
    arg_max(mention_id, newest) as mention_id,
    arg_max(meeting_id, newest) as meeting_id
from named
group by all
order by span, committee_id, theme_set, body_id;
