-- What was told that is to be set beside published values: all of it.

create view work.told_figures as from figures;
create view work.told_claims as from claims;
