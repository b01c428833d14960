// Jobs over real tables, with a check that does as a test tells it and a clock that stands still.
import { defaultRulebook } from '../../src/diagnosis/default-rulebook.ts'
import type { JobDependencies, JobTimes } from '../../src/jobs/dependencies.ts'
import { createJobs, type Jobs } from '../../src/jobs/jobs.ts'
import { createSealer } from '../../src/jobs/sealer.ts'
import type { Report } from '../../src/model/report.ts'
import { createNodePlatform } from '../../src/platform/node/node-platform.ts'
import { openSqlite } from '../../src/platform/node/sqlite.ts'
import type { CheckRequest } from '../../src/run/check-request.ts'
import type { Database } from '../../src/store/database.ts'
import { createHostLeases } from '../../src/store/host-leases.ts'
import { MIGRATIONS } from '../../src/store/migrations.generated.ts'
import { createRateLimiter } from '../../src/store/rate-limiter.ts'
import { jobs as jobRows, reports } from '../../src/store/schema.ts'
import { sampleReport } from '../app/sample-report.ts'

export const CANARY = 'canary-Qz81-secret-signature-77'
export const endpointAt = (host: string): CheckRequest => ({
  destination: { type: 'https-endpoint', url: `https://${host}/hook?sig=${CANARY}` },
  name: host,
  cloud: 'global',
  options: {},
})

export const HOUR_MS = 3_600_000
export const TIMES: JobTimes = { leaseMs: 60_000, forgottenMs: 600_000, busyMs: 15_000 }

type Changes = Partial<JobDependencies>
type JobRow = typeof jobRows.$inferSelect

export interface JobRig {
  readonly jobs: Jobs
  readonly database: Database
  /** What was put on the queue: the ids, and after how long. */
  readonly sent: { ids: readonly string[]; delayMs: number }[]
  /** The markers of the leads that were sent, by job. */
  readonly leads: Map<string, string[]>
  pass(ms: number): void
  now(): number
  /** A second consumer on the same tables. */
  another(changes?: Changes): Jobs
  rows(): Promise<JobRow[]>
  reports(): Promise<(typeof reports.$inferSelect)[]>
}

/** Asks for leave, sends a lead, and reports it. */
export function checkThatSends(leads: Map<string, string[]>): JobDependencies['check'] {
  return async ({ attempt, name }) => {
    if (attempt === undefined) throw new Error('not a job')
    const marker = attempt.interrupted ?? `MSFT_TEST_${leads.size}`
    const isNew = attempt.interrupted === undefined
    const mayWrite = isNew && (await attempt.beforeWrite({ marker } as never))
    if (mayWrite) leads.set(attempt.reportId, [...(leads.get(attempt.reportId) ?? []), marker])
    const verdict: Report['verdict'] = mayWrite ? 'pass' : 'inconclusive'
    const destination = { kind: 'https-endpoint', name, cloud: 'global' } as const
    return sampleReport({ id: attempt.reportId, verdict, destination })
  }
}

export function jobRig(changes: Changes = {}): JobRig {
  const { database } = openSqlite(':memory:', MIGRATIONS)
  const platform = createNodePlatform()
  let now = 1_800_000_000_000
  const clock = { now: () => now, monotonicMs: () => now }
  const sent: JobRig['sent'] = []
  const leads: JobRig['leads'] = new Map()
  const deps: JobDependencies = {
    database,
    platform: { ...platform, clock },
    check: checkThatSends(leads),
    rulebook: defaultRulebook(),
    toolVersion: 'test',
    limiter: createRateLimiter(database, clock),
    leases: createHostLeases(database, clock),
    perTarget: [],
    limitsOf: () => [],
    sealer: createSealer(
      { current: new Uint8Array(32).fill(1), previous: [] },
      platform.randomBytes,
    ),
    queue: {
      enqueue: async (ids, delayMs = 0) => {
        sent.push({ ids, delayMs })
      },
    },
    onFault: (error) => {
      throw error
    },
    times: TIMES,
    ...changes,
  }
  return {
    jobs: createJobs(deps),
    database,
    sent,
    leads,
    pass: (ms) => {
      now += ms
    },
    now: () => now,
    another: (more = {}) => createJobs({ ...deps, ...more }),
    rows: () => database.select().from(jobRows).orderBy(jobRows.position),
    reports: () => database.select().from(reports),
  }
}

export async function batchOf(
  rig: JobRig,
  hosts: readonly string[],
  order: { idempotencyKey?: string; tenant?: string; caller?: string } = {},
): Promise<string> {
  const made = await rig.jobs.createBatch({ requests: hosts.map(endpointAt), ...order })
  if (!made.ok) throw new Error('refused')
  return made.batch.id
}

/** Tables in which one job waits. */
export async function oneJob(): Promise<{ rig: JobRig; id: string; job(): Promise<JobRow> }> {
  const rig = jobRig()
  await batchOf(rig, ['a.example'])
  /** As it is by now. */
  const job = async () => {
    const [row] = await rig.rows()
    if (row === undefined) throw new Error('the job was forgotten')
    return row
  }
  return { rig, id: (await job()).id, job }
}
