-- Two figures an item; one in fifty has joined an indicator of the catalogue.

create or replace temp table catalogue as
select (row_number() over (order by indicator_id) - 1)::integer as no, indicator_id, unit
from indicators
where is_catalogue;

set variable catalogue = (select count(*) from catalogue);

insert into figures by name
select 'x' || n as figure_id, 'i' || n // 2 as item_id, 'd' || n // 40 as document_id,
    number_of('v', n) % 1000 / 10.0 as value, if(k.no is null, 'percent', k.unit) as unit,
    if(n % 3 = 0, 'volume', 'outcome') as kind,
    if(n % 11 = 0, 'over', null) as qualifier,
    'children seen in time' as measure, 2001 + n % 24 || '-01' as period,
    make_date((2001 + n % 24)::integer, 4, 1) as period_start,
    make_date((2002 + n % 24)::integer, 3, 31) as period_end, 'stated' as period_basis,
    k.indicator_id, if(n % 2 = 0, 'director', 'member') as speaker,
    '58% of children were seen in time' as quote, 0 as char_start, 34 as char_end,
    0.9 as confidence, '{}' as evidence
from range(2 * getvariable('count')) t(n)
left join catalogue k
    on n % 50 = 0 and k.no = number_of('k', n) % getvariable('catalogue');

delete from attention;
delete from attention_totals;
