-- How values are written in sentences, and how many places a told value has.

create macro shown_number(v, places) as case
    when places <= 0 then format('{:,.0f}', v::double)
    when places = 1 then format('{:,.1f}', v::double)
    when places = 2 then format('{:,.2f}', v::double)
    else format('{:,.3f}', v::double)
end;

create macro shown_value(v, unit, places) as if(v is null, null, concat(
    if(unit = 'gbp', '£', ''), shown_number(v, places),
    case unit
        when 'percent' then '%'
        when 'percentage_points' then ' percentage points'
        else ''
    end));

-- 93.056 has three places, 58 none; a round count such as 3,000 has minus
-- three.
create macro places_of(v, unit) as case
    when v <> trunc(v) then length(regexp_replace(split_part(v::varchar, '.',
        2), '0+$', ''))
    when unit in ('count', 'gbp') and v <> 0
        then -length(regexp_extract(v::bigint::varchar, '(0*)$', 1))
    else 0
end;

-- Words of a population that the indicator's own definition does not have.
create macro narrowing_words(population, indicator_words) as list_filter(
    regexp_split_to_array(lower(population), '[^a-z]+'),
    lambda w: length(w) > 3 and not list_contains(getvariable('plain_words'), w)
        and not contains(indicator_words, rtrim(w, 's'))
);

create macro shown_direction(direction) as case direction
    when 'increase' then 'rising' when 'decrease' then 'falling'
    when 'in-line' then 'in line with' when 'bottom-quarter'
        then 'in the bottom quarter'
    when 'top-quarter' then 'in the top quarter' else direction
end;
