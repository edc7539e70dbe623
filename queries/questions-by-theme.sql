-- What do members and the public ask about?
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
    select k.council_id, sum(t.questions)::integer as of_questions,
        sum(t.cut_items)::integer as cut_items
    from meeting_counts t
    join times using (span)
    join places k using (committee_id)
    group by k.council_id
)

select
    h.theme_id, h.label as theme,
    o.short_name as council, o.name as council_name,
    round(sum(a.questions), 1)::double as questions, w.of_questions,
    round(100 * sum(a.questions) / nullif(w.of_questions, 0), 1)::double
        as share,
    sum(a.items_with)::integer as items, w.cut_items,
    'questions and concerns reported' as unit,
    '/themes?theme=' || h.theme_id || '&council=' || o.council_id as href
from theme_counts a
join times using (span)
join places k using (committee_id)
join themes h using (theme_id)
join whole w using (council_id)
join councils o using (council_id), params p
where a.has_attention and h.theme_id <> 'governance'
    and (p.theme is null or h.theme_id = p.theme or h.parent_id = p.theme)
group by h.theme_id, h.label, o.council_id, o.short_name, o.name, o.is_listed,
    w.of_questions, w.cut_items
having sum(a.questions) > 0
order by o.is_listed desc, o.short_name, questions desc, h.label
