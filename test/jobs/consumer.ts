// A consumer of jobs as a process of its own, to be killed at any moment. Every job is delivered to
// it twice. Started with the database file and a file that holds its settings.
import { readFileSync } from 'node:fs'
import { destinationKinds } from '../../src/destinations/index.ts'
import { defaultRulebook } from '../../src/diagnosis/default-rulebook.ts'
import { createJobs } from '../../src/jobs/jobs.ts'
import { createSealer } from '../../src/jobs/sealer.ts'
import type { OutboundPolicy } from '../../src/model/transport.ts'
import { createJobPool } from '../../src/platform/node/job-pool.ts'
import { createNodePlatform } from '../../src/platform/node/node-platform.ts'
import { openSqlite } from '../../src/platform/node/sqlite.ts'
import { runCheck } from '../../src/run/run-check.ts'
import { createHostLeases } from '../../src/store/host-leases.ts'
import { MIGRATIONS } from '../../src/store/migrations.generated.ts'
import { createRateLimiter, type RateLimit } from '../../src/store/rate-limiter.ts'

export interface ConsumerSettings {
  readonly policy: OutboundPolicy
  readonly perTarget: readonly RateLimit[]
  /** Base64. */
  readonly sealingKey: string
  readonly leaseMs: number
  readonly size: number
}

const [, , database = '', settingsFile = ''] = process.argv
const settings = JSON.parse(readFileSync(settingsFile, 'utf8')) as ConsumerSettings
const platform = createNodePlatform()
const opened = openSqlite(database, MIGRATIONS)
const rulebook = defaultRulebook()
const onFault = (error: unknown) => console.error(error)
const pool = createJobPool({ size: settings.size, timers: platform.timers, onFault })
const jobs = createJobs({
  database: opened.database,
  platform,
  check: (request, onEvent, signal) =>
    runCheck(
      { ...request, options: { ...request.options, signal } },
      { platform, kinds: destinationKinds, rulebook, policy: settings.policy, toolVersion: 'test' },
      onEvent,
    ),
  rulebook,
  toolVersion: 'test',
  limiter: createRateLimiter(opened.database, platform.clock),
  leases: createHostLeases(opened.database, platform.clock),
  perTarget: settings.perTarget,
  limitsOf: () => [],
  sealer: createSealer(
    { current: Buffer.from(settings.sealingKey, 'base64'), previous: [] },
    platform.randomBytes,
  ),
  queue: pool.queue,
  onFault,
  times: { leaseMs: settings.leaseMs },
})
pool.start({
  ...jobs,
  process: async (id, stop) => {
    const both = await Promise.all([jobs.process(id, stop), jobs.process(id, stop)])
    return both.includes(true)
  },
})
// Whoever started it holds the other end.
process.stdin.on('end', () => process.exit()).resume()
console.log('ready')
