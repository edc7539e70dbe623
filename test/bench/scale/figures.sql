-- Two figures an item; one in fifty has joined an indicator of the catalogue,
-- one in forty carries a caveat.

set variable catalogue = (
    select list({indicator_id: indicator_id, unit: unit} order by indicator_id)
    from indicators
    where is_catalogue
);

create or replace temp table scaled_figures as
select i.n * 2 + k as n, 'f' || key_of('f', i.n * 2 + k) as figure_id,
    i.item_id, i.document_id, i.position, 2001 + i.n % 24 as year
from (select *, unnest([0, 1]) as k from scaled_items) i;

insert into figures by name
select f.figure_id, f.item_id, f.document_id,
    number_of('v', n) % 1000 / 10.0 as value,
    coalesce(indicator.unit, 'percent') as unit,
    case n % 3 when 0 then 'volume' when 1 then 'outcome' else 'money' end
        as kind,
    if(n % 11 = 0, 'over', null) as qualifier,
    concat_ws(' ', word_of('m', n), 'seen in', word_of('n', n)) as measure,
    ['children', 'pupils', 'families', 'young people', 'carers'][1 + n % 5]
        as population, f.year || '-01' as period,
    make_date(f.year::integer, 1, 1) as period_start,
    make_date(f.year::integer, 12, 31) as period_end,
    'stated' as period_basis, indicator.indicator_id,
    if(n % 2 = 0, 'director', 'member') as speaker,
    concat_ws(' ', '58% of', word_of('o', n), 'were seen in time') as quote,
    (f.position * 100 + 10 * (n % 2))::integer as char_start,
    (f.position * 100 + 10 * (n % 2) + 34)::integer as char_end,
    if(n % 10 = 0, 0.8, 0.95) as confidence, '{}' as evidence
from (
    select *, if(n % 50 = 0, getvariable('catalogue')[1 + number_of('k', n)
            % len(getvariable('catalogue'))], null) as indicator
    from scaled_figures
) f;

insert into caveats by name
select 'c' || key_of('c', n) as caveat_id, item_id, document_id,
    figure_id, false as covers_item, 'data-disputed' as kind,
    'the data was wrong' as quote, (position * 100)::integer as char_start,
    (position * 100 + 18)::integer as char_end
from scaled_figures
where n % 40 = 0;

insert into figure_caveats by name
select f.figure_id, c.caveat_id, c.kind, c.quote
from caveats c
join scaled_figures f using (figure_id)
order by f.figure_id;
