// Batches in workerd: a real queue between the service and its own consumer, D1 beneath, and messages
// that come twice.
import { createMessageBatch } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { eq } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import { describe, expect, it } from 'vitest'
import { createAppServices } from '../../src/app/app-services.ts'
import { readServiceSettings } from '../../src/app/service-settings.ts'
import type { JobQueue } from '../../src/jobs/job-queue.ts'
import type { Jobs } from '../../src/jobs/jobs.ts'
import { cloudflareQueue, consumeMessages } from '../../src/platform/workers/job-queue.ts'
import { createWorkersPlatform } from '../../src/platform/workers/workers-platform.ts'
import type { Database } from '../../src/store/database.ts'
import { jobs as jobRows, reports as reportRows } from '../../src/store/schema.ts'
import worker, { type Env } from '../../src/worker.ts'

const database = drizzle(env.DB as Parameters<typeof drizzle>[0]) as unknown as Database
const bindings = env as unknown as Env
const CANARY = 'canary-sig-workers-8Jq2'
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

const requestFor = (path: string) => ({
  destination: { type: 'https-endpoint', url: `${env.RECEIVER}/accept/${path}?sig=${CANARY}` },
  name: path,
  cloud: 'global' as const,
  options: {},
})

/** How many leads came by that path, as the receiver counted them. */
async function leadsAt(path: string): Promise<number> {
  return Number(await (await fetch(`${env.RECEIVER}/count/${path}`)).text())
}

/** The service's own jobs, without the limits of a target: there is only one receiver. */
function jobsOver(queue: JobQueue): Jobs {
  const platform = createWorkersPlatform({})
  const settings = readServiceSettings(
    {
      ...(env as unknown as Record<string, unknown>),
      LEADPROBE_TARGET_PER_MINUTE: 'off',
      LEADPROBE_TARGET_PER_DAY: 'off',
    },
    {
      clock: platform.clock,
      isLoopback: false,
      isTerminal: false,
      print: () => undefined,
      warn: () => undefined,
      ownSettings: [],
    },
  )
  if (settings.sealingKeys === undefined) throw new Error('no key')
  const { jobs } = createAppServices({
    platform,
    policy: {
      connectTo: [],
      allowPorts: [Number(new URL(env.RECEIVER).port)],
      allowPrivate: ['127.0.0.0/8'],
    },
    database,
    settings: { version: '0.0.0', isReady: () => true },
    ...settings,
    addressOf: () => undefined,
    jobs: { queue, keys: settings.sealingKeys },
  })
  if (jobs === undefined) throw new Error('no jobs')
  return jobs
}

describe('in workerd, jobs whose messages come twice', () => {
  it('have one report each and send one lead each', async () => {
    const waiting: string[] = []
    const bodies: unknown[] = []
    const jobs = jobsOver({ enqueue: async (ids) => void waiting.push(...ids) })
    const paths = Array.from({ length: 30 }, (_, index) => `twice-${index}`)
    const made = await jobs.createBatch({ requests: paths.map(requestFor), tenant: 'acme' })
    if (!made.ok) throw new Error('refused')
    const acked: string[] = []
    let turn = 0
    while (waiting.length > 0) {
      const ids = waiting.splice(0)
      bodies.push(...ids)
      const messages = [...ids, ...ids].map((body) => {
        turn += 1
        const id = `${turn}`
        return { id, timestamp: new Date(), attempts: 1, body }
      })
      const batch = createMessageBatch('leadprobe-jobs', messages)
      const seen = batch.messages.map((message) => ({
        body: message.body,
        ack: () => void acked.push(message.id),
        retry: () => undefined,
      }))
      // Two consumers at a time get the same messages.
      await Promise.all([
        consumeMessages({ queue: batch.queue, messages: seen }, jobs, raise),
        consumeMessages({ queue: batch.queue, messages: seen }, jobs, raise),
      ])
    }
    const { states } = await jobs.counts(made.batch.id)
    expect(states).toEqual({ done: 30 })
    const rows = (await database.select().from(jobRows)).filter(
      ({ batchId }) => batchId === made.batch.id,
    )
    const kept = new Set((await database.select().from(reportRows)).map(({ id }) => id))
    expect(rows.filter(({ id }) => !kept.has(id))).toEqual([])
    expect(rows.filter(({ sealed }) => sealed !== null)).toEqual([])
    for (const path of paths) expect([path, await leadsAt(path)]).toEqual([path, 1])
    expect(acked.length).toBe(turn * 2)
    expect(JSON.stringify([bodies, rows])).not.toContain(CANARY)
  })
})

function raise(error: unknown): never {
  throw error
}

describe('in workerd, the service', () => {
  it('takes a batch, and its own consumer checks it', async () => {
    const jobs = jobsOver(cloudflareQueue(env.JOBS))
    const paths = ['real-0', 'real-1', 'real-2']
    const made = await jobs.createBatch({ requests: paths.map(requestFor) })
    if (!made.ok) throw new Error('refused')
    let states = {}
    for (let look = 0; look < 200; look++) {
      states = (await jobs.counts(made.batch.id)).states
      if ('done' in states && states.done === 3) break
      await pause(100)
    }
    expect(states).toEqual({ done: 3 })
    for (const path of paths) expect([path, await leadsAt(path)]).toEqual([path, 1])
  })

  it('ends a dead letter with a report that says why', async () => {
    const sent: string[] = []
    const jobs = jobsOver({ enqueue: async (ids) => void sent.push(...ids) })
    const made = await jobs.createBatch({ requests: [requestFor('dead')] })
    if (!made.ok) throw new Error('refused')
    const messages = [{ id: '1', timestamp: new Date(), attempts: 1, body: sent[0] }]
    await worker.queue(createMessageBatch('leadprobe-jobs-dead', messages), bindings)
    const [row] = (await database.select().from(jobRows)).filter(({ id }) => id === sent[0])
    expect(row).toMatchObject({ state: 'dead', sealed: null, verdict: 'inconclusive' })
    expect(row?.reason).toContain('queue')
    expect(await leadsAt('dead')).toBe(0)
  })

  it('sweeps every minute', async () => {
    const sent: string[] = []
    const jobs = jobsOver({ enqueue: async (ids) => void sent.push(...ids) })
    const made = await jobs.createBatch({ requests: [requestFor('swept')] })
    if (!made.ok) throw new Error('refused')
    // As a consumer leaves it that died.
    const died = { state: 'running', claim: 'gone', leaseUntil: 0, attempts: 1 } as const
    await database
      .update(jobRows)
      .set(died)
      .where(eq(jobRows.id, sent[0] ?? ''))
    await worker.scheduled(undefined, bindings)
    let state: string | undefined
    for (let look = 0; look < 200 && state !== 'done'; look++) {
      await pause(100)
      state = (
        await database
          .select()
          .from(jobRows)
          .where(eq(jobRows.id, sent[0] ?? ''))
      )[0]?.state
    }
    expect(state).toBe('done')
    expect(await leadsAt('swept')).toBe(1)
  })
})
