-- What the service keeps: reports, who may use it, batches of checks, and watched destinations.
-- All times are milliseconds since the Unix epoch. No column holds a secret in the clear.

create table reports (
  id text primary key not null,
  tenant text,
  report text not null,
  expires_at integer not null
);
create index reports_expires_at on reports (expires_at);

create table targets (
  "order" integer primary key autoincrement,
  report_id text not null unique,
  target text not null,
  expires_at integer not null
);
create index targets_target on targets (target);

create table api_keys (
  id text primary key not null,
  tenant text not null,
  name text not null,
  hash text not null,
  scopes text not null,
  created_at integer not null,
  expires_at integer not null,
  revoked_at integer,
  last_used_at integer
);
create index api_keys_tenant on api_keys (tenant);

create table sessions (
  hash text primary key not null,
  key_id text not null,
  expires_at integer not null
);
create index sessions_key_id on sessions (key_id);

create table audit_entries (
  "order" integer primary key autoincrement,
  at integer not null,
  tenant text,
  key_id text,
  action text not null,
  subject text,
  status integer not null,
  request_id text not null
);
create index audit_entries_tenant on audit_entries (tenant, "order");
create index audit_entries_at on audit_entries (at);

create table rates (
  name text primary key not null,
  times text not null,
  expires_at integer not null
);
create index rates_expires_at on rates (expires_at);

create table check_counts (
  kind text not null,
  verdict text not null,
  total integer not null,
  primary key (kind, verdict)
);
-- Whoever keeps a report, it counts once; one kept again is an update.
create trigger reports_are_counted after insert on reports begin
  insert into check_counts (kind, verdict, total)
  values (new.report ->> '$.destination.kind', new.report ->> '$.verdict', 1)
  on conflict (kind, verdict) do update set total = total + 1;
end;

create table batches (
  id text primary key not null,
  tenant text,
  name text,
  total integer not null,
  idempotency_key text,
  body_hash text not null,
  created_at integer not null,
  cancelled_at integer,
  expires_at integer not null
);
-- Nulls are all distinct in an index, and a batch of nobody's is known by its key too.
create unique index batches_idempotency on batches (coalesce(tenant, ''), idempotency_key);
create index batches_expires_at on batches (expires_at);

create table jobs (
  id text primary key not null,
  batch_id text not null,
  tenant text,
  position integer not null,
  name text not null,
  kind text not null,
  cloud text not null,
  host text not null,
  caller text,
  state text not null,
  sealed text,
  marker text,
  attempts integer not null default 0,
  claim text,
  lease_until integer,
  not_before integer not null,
  write_began_at integer,
  verdict text,
  reason text,
  ended_at integer,
  ended_order integer,
  watch_id text,
  expires_at integer not null
);
create index jobs_batch on jobs (batch_id, position);
create index jobs_ended on jobs (batch_id, ended_order);
create index jobs_state on jobs (state, not_before);
create index jobs_watch on jobs (watch_id) where watch_id is not null;
create index jobs_host on jobs (host, state, not_before);
create index jobs_expires_at on jobs (expires_at);

create table host_leases (
  host text primary key not null,
  holder text not null,
  until integer not null
);

create table watches (
  id text primary key not null,
  tenant text,
  config text not null,
  destination text not null,
  kind text not null,
  verdict text,
  since integer,
  last_verdict text,
  report_id text,
  checked_at integer,
  said text not null default '[]',
  due_at integer not null
);
create index watches_tenant on watches (tenant);

create table watch_runs (
  report_id text primary key not null,
  watch_id text not null,
  verdict text not null,
  at integer not null
);
create index watch_runs_watch on watch_runs (watch_id, at);

create table notices (
  id text primary key not null,
  watch_id text not null,
  payload text not null,
  created_at integer not null,
  attempts integer not null default 0,
  not_before integer not null,
  delivered_at integer
);
create index notices_due on notices (delivered_at, not_before);
