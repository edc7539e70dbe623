-- Of which committee and day the figures of a block are, which are sure of them,
-- and which doubted.
insert into figure_runs by name
select (place - 1) // 64 as block, committee_id, meeting_date,
    bit_or(bit) as bits,
    coalesce(bit_or(bit) filter (confidence >= 0.9), 0) as sure,
    coalesce(bit_or(bit) filter (caveats is not null), 0) as doubted
from (select *, 1::ubigint << ((place - 1) % 64) as bit from figure_list)
group by block, committee_id, meeting_date
order by block, committee_id, meeting_date;
