-- Does a theme take the same share of items as of words and decisions?
with params as (
    select
        $council::varchar as council, $committee::varchar as committee,
        $theme::varchar as theme, $from::date as from_date, $to::date as to_date
),

times as (
    select s.span, s.year
    from spans s, params p
    where (p.from_date is null or s.first_day >= p.from_date)
        and (p.to_date is null or s.last_day <= p.to_date)
        and (s.is_year or p.from_date > make_date(s.year, 1, 1)
            or p.to_date < make_date(s.year, 12, 31))
),

places as (
    select c.committee_id, c.council_id
    from committees c, params p
    where (p.council is null or c.council_id = p.council)
        and (p.committee is null or c.committee_id = p.committee)
),

whole as (
    unpivot (
        select k.council_id, sum(t.items)::double as items,
            sum(t.words)::double as words, sum(t.questions)::double as questions,
            sum(t.decisions)::double as decisions,
            sum(t.cut_items)::integer as cut_items
        from meeting_counts t join times using (span)
        join places k using (committee_id)
        where t.meetings > 0 group by k.council_id
    ) on items, words, questions, decisions into name measure value of_amount
),

given as (
    unpivot (
        select k.council_id, a.theme_id, sum(a.items)::double as items,
            sum(a.words)::double as words,
            sum(a.questions)::double as questions,
            sum(a.decisions)::double as decisions
        from theme_counts a join times using (span)
        join places k using (committee_id)
        where a.has_attention group by k.council_id, a.theme_id
    ) on items, words, questions, decisions into name measure value amount
)

select
    h.theme_id, h.label as theme,
    upper(w.measure[1]) || w.measure[2:] as measure,
    o.short_name as council, o.name as council_name,
    round(100 * coalesce(g.amount, 0) / w.of_amount, 1)::double as share,
    'percent' as unit,
    round(coalesce(g.amount, 0), 1)::double as amount, w.of_amount, w.cut_items,
    '/themes?theme=' || h.theme_id || '&council=' || o.council_id as href
from themes h
cross join whole w
join councils o on o.council_id = w.council_id
left join given g on g.council_id = w.council_id
    and g.measure = w.measure and g.theme_id = h.theme_id, params p
where w.of_amount > 0 and h.theme_id in (select theme_id from given)
    and (p.theme is null or h.theme_id = p.theme or h.parent_id = p.theme)
order by list_position(['items', 'words', 'questions', 'decisions'], w.measure),
    o.is_listed desc, o.short_name, share desc, h.label
