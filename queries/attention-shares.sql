-- Does a theme take the same share of items as of words and decisions?
with params as (
    select
        $council::varchar as council, $committee::varchar as committee,
        $theme::varchar as theme, $from::date as from_date, $to::date as to_date
),

chosen as (
    select t.*
    from attention_totals t, params p
    where (p.council is null or t.council_id = p.council)
        and (p.committee is null or t.committee_id = p.committee)
        and (p.from_date is null or t.meeting_date >= p.from_date)
        and (p.to_date is null or t.meeting_date <= p.to_date)
),

whole as (
    unpivot (
        select council_id, sum(items)::double as items,
            sum(words)::double as words, sum(questions)::double as questions,
            sum(decisions)::double as decisions
        from chosen group by council_id
    ) on items, words, questions, decisions into name measure value of_amount
),

given as (
    unpivot (
        select c.council_id, a.theme_id, sum(a.items)::double as items,
            sum(a.words)::double as words,
            sum(a.questions)::double as questions,
            sum(a.decisions)::double as decisions
        from attention a join chosen c using (meeting_id)
        group by c.council_id, a.theme_id
    ) on items, words, questions, decisions into name measure value amount
),

cut as (
    select council_id, sum(cut_items)::integer as cut_items
    from chosen group by council_id
)

select
    h.theme_id, h.label as theme,
    upper(w.measure[1]) || w.measure[2:] as measure,
    o.short_name as council, o.name as council_name,
    round(100 * coalesce(g.amount, 0) / w.of_amount, 1)::double as share,
    'percent' as unit,
    round(coalesce(g.amount, 0), 1)::double as amount, w.of_amount, c.cut_items,
    '/themes?theme=' || h.theme_id || '&council=' || o.council_id as href
from themes h
cross join whole w
join councils o on o.council_id = w.council_id
join cut c on c.council_id = w.council_id
left join given g on g.council_id = w.council_id
    and g.measure = w.measure and g.theme_id = h.theme_id, params p
where w.of_amount > 0 and h.theme_id in (select theme_id from given)
    and (p.theme is null or h.theme_id = p.theme or h.parent_id = p.theme)
order by list_position(['items', 'words', 'questions', 'decisions'], w.measure),
    o.is_listed desc, o.short_name, share desc, h.label
