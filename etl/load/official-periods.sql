-- Each printed period as exact days: the publisher's word for the kind of year
-- says what "2025" means.

create table official.year_types as
select year_type, string_split(words, '|') as words, start_month::integer
    as start_month,
    start_day::integer as start_day, months::integer as months,
    year_offset::integer as year_offset, form, quarter, time_identifier
from seed.year_types;

create table official.periods as
with printed as (
    select distinct measure_id, year_words, period_words from official.readings
),

pairs as (
    select distinct m.reader, i.year_type as own,
        coalesce(r.year_words, m.year_words) as year_words,
        r.period_words
    from printed r
    join official.measures m using (measure_id)
    left join official.identities i using (measure_id)
),

plain as (
    select *, trim(regexp_replace(period_words, '\(.*\)', '')) as printed,
        lower(regexp_extract(period_words, '\(([^)]*)\)', 1)) as flag
    from pairs
),

cut as (
    select *,
        try_cast(printed[1:4] as integer) as y,
        try_cast(regexp_extract(printed, '(\d\d)$', 1) as integer) as tail,
        regexp_extract(printed, ' Q([1-4])$', 1) as q,
        case
            when regexp_full_match(printed, '(19|20)\d\d') then 'one'
            when regexp_full_match(printed, '(19|20)\d\d ?Q[1-4]')
                then 'quarter'
            when regexp_full_match(printed, '(19|20)\d\d[/-]?\d\d') then 'two'
            when regexp_full_match(printed, '(19|20)\d\d/\d\d-\d\d/\d\d')
                then 'span'
        end as shape
    from plain
),

typed as (
    select c.*, coalesce(k.year_type, w.year_type) as base
    from cut c
    left join official.year_types w on list_contains(w.words, c.year_words)
    left join official.year_types k
        on k.year_type = c.own and k.year_type <> 'term'
            and (c.reader = 'lait' or c.year_words = 'Reporting year')
),

kinds as (
    select t.* exclude (base),
        case
            when t.q <> '' and t.base = 'financial' then 'financial-q' || t.q
            when t.q <> '' and t.base = 'calendar' then 'calendar-q' || t.q
            when t.q = '' then t.base
        end as year_type
    from typed t
)

select k.reader, k.own, k.year_words, k.period_words, k.flag, y.*,
    tail + k.y - k.y % 100 + if(tail < k.y % 100, 100, 0) as tail_year,
    case
        when shape = 'span' or (shape = 'quarter' and y.form = 'quarter')
            then k.y + 1
        when shape = 'two' and y.year_offset < 0 and tail_year = k.y + 1
            then tail_year
        when shape = 'two' and y.form = 'quarter' then tail_year
        when shape = 'two' and length(k.printed) = 6 then tail_year
        else k.y
    end as first_year,
    if(shape in ('two', 'span'), tail_year, first_year) as last_year
from kinds k
join official.year_types y using (year_type)
where k.shape is not null;
