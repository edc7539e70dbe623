-- Which values make the small lines of each indicator?
select s.indicator_id, c.short_name as council, s.period_end, s.value,
    s.england
from standings s
join councils c using (council_id)
join indicators n using (indicator_id)
where n.is_catalogue and c.is_listed
order by s.indicator_id, c.short_name, s.period_end
