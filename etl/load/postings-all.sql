-- What postings are to be made of: all that can be searched.

create view work.posted_rows as from unit_rows;
create view work.posted_units as from own_units;
