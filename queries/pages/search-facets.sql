-- How many items say these words, by council, committee, theme, year and kind?
with params as (
    select $stems::varchar as stems, $leading::varchar as leading,
        $asked::integer as asked, $newest::integer as newest,
        $oldest::integer as oldest, $phrases::varchar as phrases,
        $kind::varchar as kind, $council::varchar as council,
        $committee::varchar as committee, $theme::varchar as theme,
        $from::date as from_date, $to::date as to_date
),

near as (
    select split_part(t.pair, ':', 1) as place, s.stem_no, d.stretch
    from params p, unnest(string_split(stems, ' ')) as t(pair)
    join search_stems s on s.stem_no = split_part(t.pair, ':', 2)::integer
    join search_stretches d on d.stretch between p.newest and p.oldest
),

led as (
    select unit_no from postings semi join (from near where list_contains(
        string_split($leading::varchar, ' '), place)) using (stretch, stem_no)
),

met as (
    select unit_no from near join postings using (stretch, stem_no)
    where $asked::integer = 1 union all
    select unit_no from near join postings using (stretch, stem_no)
    semi join led using (unit_no) where $asked::integer > 1 group by unit_no
    having 5 * bit_count(bit_or(1::bigint << place::integer)) >= 3 * $asked::integer
),

found as (
    select u.* exclude (kind), case u.kind when 'item' then 1
        when 'figure' then 2 else 4 end as kind
    from search_units u semi join met using (unit_no)
    join committees c using (committee_id)
    where u.stretch between $newest::integer and $oldest::integer
        and coalesce(u.kind = $kind::varchar, true)
        and ($from::date is null or u.meeting_date >= $from::date)
        and ($to::date is null or u.meeting_date <= $to::date)
        and coalesce(c.council_id = $council::varchar, true)
        and coalesce(c.committee_id = $committee::varchar, true)
        and ($theme::varchar is null or u.theme_set in (
            select theme_set from theme_sets where theme_id = $theme::varchar))
),

phrased as (
    select f.item_no from found f join items i using (item_id)
    where $phrases::varchar <> '' and list_bool_and(list_transform(
        string_split($phrases::varchar, chr(10)),
        x -> regexp_matches(i.title || ' ' || i.text, x, 'i')))
),

placed as (
    select committee_id, year, theme_set, kinds, count(*) as items from (
        select any_value(committee_id) as committee_id, bit_or(kind) as kinds,
            any_value(year(meeting_date)) as year, any_value(theme_set) as theme_set
        from found group by item_no having coalesce($phrases::varchar, '') = ''
            or item_no in (from phrased)
    ) group by all
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
    union all select 'kind', kind, kind, items from placed join (values
        ('item', 1), ('figure', 2), ('decision', 4)) k(kind, bit) on kinds & bit > 0
)

select facet, key, label, sum(items)::integer as items
from counted where key is not null group by facet, key, label
order by facet, items desc, label, key
