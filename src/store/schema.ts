// The tables of migrations/, the same for SQLite on Node and D1 on Workers. All times are
// milliseconds since the Unix epoch; `expiresAt` is when a row may be forgotten.
import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { Report } from '../model/report.ts'
import type { Cloud, DestinationId, Verdict } from '../model/vocabulary.ts'

export const reports = sqliteTable('reports', {
  id: text('id').primaryKey(),
  /** Null for a check that nobody signed in for: its id is then the only key to it. */
  tenant: text('tenant'),
  report: text('report', { mode: 'json' }).$type<Report>().notNull(),
  expiresAt: integer('expires_at').notNull(),
})

/** Which reports are of the same target, in the order of `order`. */
export const targets = sqliteTable('targets', {
  order: integer('order').primaryKey({ autoIncrement: true }),
  reportId: text('report_id').notNull().unique(),
  target: text('target').notNull(),
  expiresAt: integer('expires_at').notNull(),
})

export const apiKeys = sqliteTable('api_keys', {
  /** The public part of the key. */
  id: text('id').primaryKey(),
  tenant: text('tenant').notNull(),
  name: text('name').notNull(),
  /** SHA-256 of the secret part, in hexadecimal. */
  hash: text('hash').notNull(),
  scopes: text('scopes', { mode: 'json' }).$type<readonly string[]>().notNull(),
  createdAt: integer('created_at').notNull(),
  expiresAt: integer('expires_at').notNull(),
  revokedAt: integer('revoked_at'),
  lastUsedAt: integer('last_used_at'),
})

/** Browsers that signed in with a key. A session ends with its key. */
export const sessions = sqliteTable('sessions', {
  hash: text('hash').primaryKey(),
  keyId: text('key_id').notNull(),
  expiresAt: integer('expires_at').notNull(),
})

export const auditEntries = sqliteTable('audit_entries', {
  order: integer('order').primaryKey({ autoIncrement: true }),
  at: integer('at').notNull(),
  tenant: text('tenant'),
  keyId: text('key_id'),
  action: text('action').notNull(),
  subject: text('subject'),
  status: integer('status').notNull(),
  requestId: text('request_id').notNull(),
})

/** What a limit counts: when each event was that still counts in its longest window. */
export const rates = sqliteTable('rates', {
  name: text('name').primaryKey(),
  times: text('times', { mode: 'json' }).$type<readonly number[]>().notNull(),
  expiresAt: integer('expires_at').notNull(),
})

/** Checks that have ended, ever; a trigger counts each report that is kept. */
export const checkCounts = sqliteTable(
  'check_counts',
  {
    kind: text('kind').notNull(),
    verdict: text('verdict').$type<Verdict>().notNull(),
    total: integer('total').notNull(),
  },
  ({ kind, verdict }) => [primaryKey({ columns: [kind, verdict] })],
)

export const batches = sqliteTable('batches', {
  id: text('id').primaryKey(),
  tenant: text('tenant'),
  name: text('name'),
  total: integer('total').notNull(),
  idempotencyKey: text('idempotency_key'),
  bodyHash: text('body_hash').notNull(),
  createdAt: integer('created_at').notNull(),
  cancelledAt: integer('cancelled_at'),
  expiresAt: integer('expires_at').notNull(),
})

export const JOB_STATES = ['queued', 'running', 'done', 'dead', 'cancelled'] as const
export type JobState = (typeof JOB_STATES)[number]

/**
 * One check of a batch, not to be run before the batch itself is there. Its report has the job's id,
 * so that there can only be one.
 */
export const jobs = sqliteTable('jobs', {
  id: text('id').primaryKey(),
  batchId: text('batch_id').notNull(),
  tenant: text('tenant'),
  position: integer('position').notNull(),
  name: text('name').notNull(),
  kind: text('kind').$type<DestinationId>().notNull(),
  cloud: text('cloud').$type<Cloud>().notNull(),
  /** Where its lead goes, for the limits of that place. */
  host: text('host').notNull(),
  /** What the limits of whoever asked for it are counted under; null for none. */
  caller: text('caller'),
  state: text('state').$type<JobState>().notNull(),
  /** The request, encrypted; null as soon as the job has ended. */
  sealed: text('sealed'),
  /** Of its test lead; set before anything is written, so that a later attempt can look for it. */
  marker: text('marker'),
  attempts: integer('attempts').notNull().default(0),
  /** Who works on it; random for each attempt. */
  claim: text('claim'),
  leaseUntil: integer('lease_until'),
  notBefore: integer('not_before').notNull(),
  /** The lowest is the next of all that could run. */
  turn: integer('turn').notNull().default(0),
  /** Set once, right before the lead is sent: never sent again after that. */
  writeBeganAt: integer('write_began_at'),
  verdict: text('verdict').$type<Verdict>(),
  /** Why it is dead, in a sentence. */
  reason: text('reason'),
  endedAt: integer('ended_at'),
  /** Counts up within its batch as jobs end, so that readers miss none. */
  endedOrder: integer('ended_order'),
  watchId: text('watch_id'),
  expiresAt: integer('expires_at').notNull(),
})

/** At most one check in flight for each host. */
export const hostLeases = sqliteTable('host_leases', {
  host: text('host').primaryKey(),
  holder: text('holder').notNull(),
  until: integer('until').notNull(),
})

/** A destination of a stored config that is checked on a schedule. */
export const watches = sqliteTable('watches', {
  id: text('id').primaryKey(),
  /** Null where everybody who reaches the service is its operator. */
  tenant: text('tenant'),
  config: text('config').notNull(),
  destination: text('destination').notNull(),
  kind: text('kind').$type<DestinationId>().notNull(),
  /** What is believed of it: one inconclusive check does not change it. */
  verdict: text('verdict').$type<Verdict>(),
  /** Since when it has this verdict. */
  since: integer('since'),
  /** Of the latest check. */
  lastVerdict: text('last_verdict').$type<Verdict>(),
  reportId: text('report_id'),
  checkedAt: integer('checked_at'),
  /** The expiries that were announced. */
  said: text('said', { mode: 'json' }).$type<readonly string[]>().notNull().default([]),
  /** One that no config names any longer is put off again and again. */
  dueAt: integer('due_at').notNull(),
})

export const watchRuns = sqliteTable('watch_runs', {
  reportId: text('report_id').primaryKey(),
  watchId: text('watch_id').notNull(),
  verdict: text('verdict').$type<Verdict>().notNull(),
  at: integer('at').notNull(),
})

/** What is to be posted to the webhook, once each. */
export const notices = sqliteTable('notices', {
  /** Made of what it is about, so that the same thing is said once. */
  id: text('id').primaryKey(),
  watchId: text('watch_id').notNull(),
  payload: text('payload').notNull(),
  createdAt: integer('created_at').notNull(),
  attempts: integer('attempts').notNull().default(0),
  notBefore: integer('not_before').notNull(),
  deliveredAt: integer('delivered_at'),
})
