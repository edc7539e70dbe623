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
    from asked a left join search_words w
        on w.word = a.word or (a.stem = '*' and starts_with(w.word, a.word))
),

met as (
    select p.unit_no
    from meant m join search_stems using (stem) join postings p using (stem_no)
    group by p.unit_no having bit_count(bit_or(1::bigint << m.place))
        >= 0.6 * (select count(*) from asked)
),

found as (
    select u.*
    from met join search_units u using (unit_no)
    join committees c using (committee_id), params p
    where (p.kind is null or u.kind = p.kind)
        and (p.from_date is null or u.meeting_date >= p.from_date)
        and (p.to_date is null or u.meeting_date <= p.to_date)
        and (p.council is null or c.council_id = p.council)
        and (p.committee is null or c.committee_id = p.committee)
        and (p.theme is null or u.theme_set in (
            select theme_set from theme_sets where theme_id = p.theme))
),

phrased as (
    select f.item_no from found f
    join params p on p.phrases <> ''
    join items i using (item_id)
    where list_bool_and(list_transform(string_split(p.phrases, chr(10)),
        x -> regexp_matches(i.title || ' ' || i.text, x, 'i')))
),

kept as (
    select f.* from found f, params p
    where coalesce(p.phrases, '') = '' or f.item_no in (from phrased)
),

placed as (
    select committee_id, year(meeting_date) as year, theme_set,
        count(distinct item_no) as items from kept group by all
),

counted as (
    select unnest([
        {facet: 'all', key: 'all', label: ''},
        {facet: 'council', key: c.council_id, label: o.name},
        {facet: 'committee', key: c.committee_id, label: c.name},
        {facet: 'year', key: p.year::varchar, label: p.year::varchar}
    ], recursive := true), p.items
    from placed p
    join committees c using (committee_id) join councils o using (council_id)
    union all select 'theme', theme_id, h.label, items
    from placed join theme_sets using (theme_set) join themes h using (theme_id)
    where is_own
    union all select 'kind', kind, kind, count(distinct item_no)
    from kept group by kind
)

select facet, key, label, sum(items)::integer as items
from counted where key is not null group by facet, key, label
order by facet, items desc, label, key
