-- Periods in words, by their first and last days.

create macro period_label(period, starts, ends) as case
    when starts is null or period similar to '\d{4}(-\d\d)?'
        and ends > starts + interval 300 day then period
    when starts = ends then strftime(starts, '%-d %B %Y')
    when strftime(starts, '%Y-%m') = strftime(ends, '%Y-%m')
        then strftime(starts, '%B %Y')
    when contains(period, '/') and length(split_part(period, '/', 1)) <> 7
        then replace(period, '/', ' to ')
    else concat(monthname(starts), if(year(starts) = year(ends), '',
        ' ' || year(starts)), ' to ',
        strftime(ends, '%B %Y'))
end;
