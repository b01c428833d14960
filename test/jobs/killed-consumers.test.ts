// Two thousand jobs, consumers that are killed or frozen at random moments, every message twice:
// each job has exactly one report, no destination gets two leads for one job, and no host more leads
// than it is to get.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { defaultRulebook } from '../../src/diagnosis/default-rulebook.ts'
import { createJobs, type Jobs } from '../../src/jobs/jobs.ts'
import { createSealer } from '../../src/jobs/sealer.ts'
import { createNodePlatform } from '../../src/platform/node/node-platform.ts'
import { type OpenDatabase, openSqlite } from '../../src/platform/node/sqlite.ts'
import type { CheckRequest } from '../../src/run/check-request.ts'
import { createHostLeases } from '../../src/store/host-leases.ts'
import { MIGRATIONS } from '../../src/store/migrations.generated.ts'
import { createRateLimiter } from '../../src/store/rate-limiter.ts'
import { jobs as jobRows, reports as reportRows } from '../../src/store/schema.ts'
import type { ConsumerSettings } from './consumer.ts'
import { type LeadReceiver, startLeadReceiver } from './lead-receiver.ts'

const JOBS = 2000
const HOSTS = 100
const CONSUMERS = 3
const LEASE_MS = 2000
const RATE = { burst: 4, perMs: 4000 }
const CANARY = 'canary-sW4q9XbT2mK7vL1pR8dZ'
const SEED = 20261121

/** mulberry32: small, and the same everywhere. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

const random = seeded(SEED)
const between = (low: number, high: number) => low + random() * (high - low)
const hosts = Array.from({ length: HOSTS }, (_, index) => `h${index}.leads.example`)
const requests = Array.from({ length: JOBS }, (_, index): CheckRequest => {
  const url = `https://${hosts[index % HOSTS]}/hook/${index}?sig=${CANARY}${index}`
  const destination = { type: 'https-endpoint', url }
  return { destination, name: `job ${index}`, cloud: 'global', options: { timeoutMs: 20_000 } }
})

const folder = mkdtempSync(join(tmpdir(), 'leadprobe-jobs-'))
const file = join(folder, 'jobs.db')
const settingsFile = join(folder, 'settings.json')
/** Inside the repository, where it finds its packages. */
const bundles = join(import.meta.dirname, '..', '..', '.leadprobe', `consumer-${process.pid}`)
const consumer = join(bundles, 'consumer.mjs')
const children = new Set<ChildProcess>()
let receiver: LeadReceiver
let opened: OpenDatabase
let jobs: Jobs
const printed: string[] = []

function spawnConsumer(): ChildProcess {
  const child = spawn(process.execPath, [consumer, file, settingsFile])
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => printed.push(chunk.toString()))
  }
  children.add(child)
  child.on('exit', () => children.delete(child))
  return child
}

/** In one file it starts several times as fast, on a machine that is busy with other tests. */
async function bundleConsumer(): Promise<void> {
  await build({
    entryPoints: [join(import.meta.dirname, 'consumer.ts')],
    outfile: consumer,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
  })
}

beforeAll(async () => {
  await bundleConsumer()
  receiver = await startLeadReceiver(hosts, () => between(20, 120))
  const settings: ConsumerSettings = {
    policy: receiver.policy,
    perTarget: [RATE],
    sealingKey: Buffer.alloc(32, 7).toString('base64'),
    leaseMs: LEASE_MS,
    size: 6,
  }
  writeFileSync(settingsFile, JSON.stringify(settings))
  opened = openSqlite(file, MIGRATIONS)
  const { database } = opened
  const platform = createNodePlatform()
  jobs = createJobs({
    database,
    platform,
    check: () => Promise.reject(new Error('this process runs no check')),
    rulebook: defaultRulebook(),
    toolVersion: 'test',
    limiter: createRateLimiter(database, platform.clock),
    leases: createHostLeases(database, platform.clock),
    perTarget: [],
    limitsOf: () => [],
    sealer: createSealer({ current: Buffer.alloc(32, 7), previous: [] }, platform.randomBytes),
    queue: { enqueue: async () => undefined },
    onFault: (error) => {
      throw error
    },
  })
})

afterAll(async () => {
  for (const child of children) child.kill('SIGKILL')
  opened.close()
  await receiver.close()
  rmSync(folder, { recursive: true })
  rmSync(bundles, { recursive: true })
})

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

async function endedOf(batchId: string): Promise<number> {
  const { states } = await jobs.counts(batchId)
  return (states['done'] ?? 0) + (states['dead'] ?? 0)
}

/**
 * Kills a consumer, or freezes it for longer than a lease, each time that some jobs have ended: by
 * the clock it would meet a slow machine's consumers before they have done anything.
 */
async function harass(batchId: string): Promise<{ kills: number; freezes: number }> {
  const counts = { kills: 0, freezes: 0 }
  let due = between(40, 120)
  for (let ended = 0; ended < JOBS; ended = await endedOf(batchId)) {
    await pause(between(20, 60))
    if (ended < due) continue
    due = ended + between(40, 120)
    const alive = [...children]
    const victim = alive[Math.floor(random() * alive.length)]
    if (random() < 0.3) {
      counts.freezes += 1
      victim?.kill('SIGSTOP')
      setTimeout(() => victim?.kill('SIGCONT'), LEASE_MS + 1500)
    } else {
      counts.kills += 1
      victim?.kill('SIGKILL')
      spawnConsumer()
    }
  }
  return counts
}

/** The most that arrived at one host within any such time. */
function mostWithin(ms: number, times: readonly number[]): number {
  const sorted = times.toSorted((one, other) => one - other)
  const counts = sorted.map((from) => sorted.filter((at) => at >= from && at < from + ms).length)
  return Math.max(...counts)
}

/** Read by another process: one that closes the file loses the locks that its database has on it. */
function bytesOnDisk(): Buffer {
  const names = readdirSync(folder).filter((name) => name.startsWith('jobs.db'))
  return execFileSync('cat', names, { cwd: folder, maxBuffer: 2 ** 30 })
}
const spellings = (text: string) => [
  text,
  encodeURIComponent(text),
  ...[0, 1, 2].map((shift) =>
    Buffer.from(`${'x'.repeat(shift)}${text}`)
      .toString('base64')
      .slice(4, -4),
  ),
  Buffer.from(text).toString('hex'),
  Buffer.from(text, 'utf16le').toString('latin1'),
]
const secretsIn = (bytes: Buffer) =>
  spellings(CANARY).filter((spelling) => bytes.includes(spelling))

describe('2,000 jobs whose consumers die and whose messages come twice', () => {
  let counts = { kills: 0, freezes: 0 }
  let atRest: Buffer
  beforeAll(async () => {
    const made = await jobs.createBatch({ requests, tenant: 'acme' })
    if (!made.ok) throw new Error('refused')
    atRest = bytesOnDisk()
    for (let index = 0; index < CONSUMERS; index++) spawnConsumer()
    counts = await harass(made.batch.id)
    for (const child of children) child.kill('SIGKILL')
  }, 480_000)

  const rows = () => opened.database.select().from(jobRows)

  it('met consumers that died while they wrote', async () => {
    const all = await rows()
    const tried = all.filter(({ attempts }) => attempts > 1)
    const written = tried.filter(({ writeBeganAt }) => writeBeganAt !== null)
    console.log({ ...counts, again: tried.length, interrupted: written.length })
    expect(counts.kills).toBeGreaterThan(5)
    expect(counts.freezes).toBeGreaterThan(0)
    expect(written.filter(({ verdict }) => verdict === 'inconclusive').length).toBeGreaterThan(0)
  })

  it('all have exactly one report', async () => {
    const all = await rows()
    const kept = await opened.database.select().from(reportRows)
    expect(all).toHaveLength(JOBS)
    expect(all.filter(({ state }) => state !== 'done' && state !== 'dead')).toEqual([])
    expect(kept.map(({ id }) => id).sort()).toEqual(all.map(({ id }) => id).sort())
    const verdicts = new Map(kept.map(({ id, report }) => [id, report.verdict]))
    expect(all.filter(({ id, verdict }) => verdicts.get(id) !== verdict)).toEqual([])
  })

  it('sent no destination two leads for one job', () => {
    const paths = receiver.arrived.map(({ path }) => path)
    expect(paths.length - new Set(paths).size).toBe(0)
    const markers = receiver.arrived.map(({ marker }) => marker)
    expect(markers.length - new Set(markers).size).toBe(0)
    expect(paths.length).toBeGreaterThan(JOBS * 0.9)
  })

  it('tell the truth about their leads', async () => {
    const arrivedAt = new Set(receiver.arrived.map(({ marker }) => marker))
    const kept = await opened.database.select().from(reportRows)
    const wrong = kept.filter(({ report: { testLead } }) => {
      const isThere = arrivedAt.has(testLead.marker)
      return (
        (testLead.receipt === 'created' && !isThere) || (testLead.receipt === 'nothing' && isThere)
      )
    })
    expect(wrong).toEqual([])
  })

  it('sent no host more than the allowed rate', () => {
    const byHost = Map.groupBy(receiver.arrived, ({ host }) => host)
    const most = [...byHost.values()].map((leads) =>
      mostWithin(
        RATE.perMs,
        leads.map(({ at }) => at),
      ),
    )
    // A lead arrives some time after it was counted, so one more can fall into a window of arrivals.
    expect(Math.max(...most)).toBeLessThanOrEqual(RATE.burst + 1)
    // The limit was reached: it is what held them back.
    expect(Math.max(...most)).toBeGreaterThanOrEqual(RATE.burst)
  })

  it('change nothing when they are delivered once more', async () => {
    const before = await rows()
    const arrived = receiver.arrived.length
    for (const { id } of before) expect(await jobs.process(id)).toBe(false)
    expect(await rows()).toEqual(before)
    expect(receiver.arrived.length).toBe(arrived)
  })

  it('left their secrets nowhere: not while they waited, not after, not in a log', async () => {
    expect(secretsIn(atRest)).toEqual([])
    expect(secretsIn(bytesOnDisk())).toEqual([])
    expect(secretsIn(Buffer.from(printed.join('')))).toEqual([])
    expect((await rows()).filter(({ sealed }) => sealed !== null)).toEqual([])
    // The scan finds what is there.
    expect(secretsIn(Buffer.from(JSON.stringify(requests)))).not.toEqual([])
  })
})
