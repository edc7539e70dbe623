-- Who do the minutes name as giving figures, those with most first?
select coalesce(speaker, 'not-said') as speaker
from figure_sums
where theme_id is null
group by speaker
order by speaker is null, sum(figures) desc, speaker
