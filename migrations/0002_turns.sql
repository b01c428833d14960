-- Whose turn it is among the jobs that wait. The turns of a tenant count up by one, and begin at that of
-- whoever waits first, so that a long line of one tenant is no wait for another.

alter table jobs add column turn integer not null default 0;
create index jobs_turn on jobs (state, turn);
create index jobs_tenant on jobs (tenant, state, turn);
