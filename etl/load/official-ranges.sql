-- Years as first and last days, and as the words that periods have here and in
-- official statistics.

create macro official.period_text(form, y, starts, ends, quarter) as case form
    when 'split' then concat(y - 1, '-', right(y::text, 2))
    when 'year' then y::text
    when 'day' then strftime(starts, '%Y-%m-%d')
    when 'quarter' then concat(y - 1, '-Q', quarter)
    when 'months' then concat_ws('/', strftime(starts, '%Y-%m'),
        if(strftime(starts, '%Y-%m') = strftime(ends, '%Y-%m'), null,
            strftime(ends, '%Y-%m')))
end;

create table official.ranges as
with days as (
    select *,
        make_date(first_year + year_offset, start_month, start_day)
            as period_start,
        make_date(first_year + year_offset, start_month, start_day)
            as first_start,
        make_date(last_year + year_offset, start_month, start_day) as last_start
    from official.periods
),

ends as (
    select *,
        if(months = 0, first_start, (first_start + to_months(months) - interval 1 day)::date) as first_end,
        if(months = 0, last_start, (last_start + to_months(months) - interval 1 day)::date) as period_end
    from days
)

select row_number() over (order by reader, period_words, year_words,
    own)::integer as range_id, reader, own, year_words, period_words,
    period_start, period_end, time_identifier,
    case
        when flag like 'prov%' then 'provisional'
        when flag like 'rev%' then 'revised'
        when flag like 'fin%' then 'final'
        when flag = 'ot' then 'outturn'
    end as status,
    concat_ws('/', official.period_text(form, first_year, first_start,
        first_end, quarter),
        if(first_year = last_year, null,
            official.period_text(form, last_year, last_start, period_end,
                quarter))) as period,
    case when form in ('split', 'quarter')
        then concat(first_year - 1, right(last_year::text, 2))
        else concat(first_year, if(first_year = last_year, '',
            right(last_year::text, 2)))
    end as time_period
from ends;
