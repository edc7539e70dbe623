-- How many items say these words, by council, committee, theme, year and kind?
with params as (
    select
        $terms::varchar as terms, $phrases::varchar as phrases,
        $kind::varchar as kind, $council::varchar as council,
        $committee::varchar as committee, $theme::varchar as theme,
        $from::date as from_date, $to::date as to_date
),

asked as (
    select split_part(t.term, ':', 1) as word,
        split_part(t.term, ':', 2) as stem, t.place
    from params, unnest(string_split(terms, ' ')) with ordinality t(term, place)
    where t.term <> '' and split_part(t.term, ':', 1) not in (
        select w.word from search_words w where w.stem = '')
),

meant as (
    select distinct a.place, coalesce(w.stem, a.stem) as stem
    from asked a
    left join search_words w
        on w.word = a.word or (a.stem = '*' and starts_with(w.word, a.word))
),

met as (
    select p.unit_no
    from meant m
    join postings p using (stem)
    group by p.unit_no
    having bit_count(bit_or(1::bigint << m.place))
        >= 0.6 * (select count(*) from asked)
),

found as (
    select u.item_id, list_distinct(list(u.kind)) as kinds
    from met join search_units u using (unit_no), params p
    where p.kind is null or u.kind = p.kind
    group by u.item_id
),

placed as (
    select f.item_id, f.kinds, m.committee_id, year(m.meeting_date) as year
    from found f
    join items i using (item_id)
    join meetings m using (meeting_id)
    join committees c using (committee_id), params p
    where (p.council is null or c.council_id = p.council)
        and (p.committee is null or m.committee_id = p.committee)
        and (p.from_date is null or m.meeting_date >= p.from_date)
        and (p.to_date is null or m.meeting_date <= p.to_date)
        and (p.theme is null or f.item_id in (
            select item_id from item_themes t join themes h using (theme_id)
            where p.theme in (h.theme_id, h.parent_id)))
        and (coalesce(p.phrases, '') = '' or list_bool_and(list_transform(
            string_split(p.phrases, chr(10)),
            x -> regexp_matches(i.title || ' ' || i.text, x, 'i'))))
),

counted as (
    select unnest([
        {facet: 'all', key: 'all', label: ''},
        {facet: 'council', key: c.council_id, label: o.name},
        {facet: 'committee', key: c.committee_id, label: c.name},
        {facet: 'year', key: p.year::varchar, label: p.year::varchar}
    ], recursive := true), p.items
    from (select committee_id, year, count(*) as items
        from placed group by all) p
    join committees c using (committee_id)
    join councils o using (council_id)
    union all
    select 'theme', theme_id, h.label, 1
    from placed join item_themes using (item_id) join themes h using (theme_id)
    union all
    select 'kind', unnest(kinds), unnest(kinds), 1 from placed
)

select facet, key, label, sum(items)::integer as items
from counted where key is not null
group by facet, key, label
order by facet, items desc, label, key
