// Watched destinations from the first check to the posted notice, over a real database and a real
// webhook. The checks themselves are put into the database as a batch leaves them.
import { text } from 'node:stream/consumers'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Report } from '../../src/model/report.ts'
import type { Verdict } from '../../src/model/vocabulary.ts'
import { createNodePlatform } from '../../src/platform/node/node-platform.ts'
import { openSqlite } from '../../src/platform/node/sqlite.ts'
import { MIGRATIONS } from '../../src/store/migrations.generated.ts'
import { createReportStore } from '../../src/store/report-store.ts'
import { jobs } from '../../src/store/schema.ts'
import type { Watch } from '../../src/store/watch-schedule.ts'
import { createWatchStore, type WatchStore } from '../../src/store/watch-store.ts'
import { readStoredConfigs } from '../../src/watch/stored-configs.ts'
import { createWatch } from '../../src/watch/watch.ts'
import { readWatchSettings } from '../../src/watch/watch-settings.ts'
import { sampleReport } from '../app/sample-report.ts'
import { authority, HOST, httpsSite } from '../platform/node/loopback.ts'

const DAY_MS = 86_400_000
const HOOK = `https://${HOST}/notices`

async function openWatch(tenant?: string) {
  const posted: { headline: string; expiring: string[] }[] = []
  const webhook = { status: 200, isMute: false, asked: 0, posted }
  const site = await httpsSite(async (request, response) => {
    webhook.asked += 1
    const body = JSON.parse(await text(request))
    if (webhook.isMute) return void response.destroy()
    if (webhook.status === 200) posted.push(body)
    response.writeHead(webhook.status).end()
  })
  const node = createNodePlatform()
  let now = Date.parse('2026-11-20T00:00:00Z')
  const clock = { now: () => now, monotonicMs: node.clock.monotonicMs }
  const { database, close } = openSqlite(':memory:', MIGRATIONS)
  onTestFinished(close)
  const reports = createReportStore(database, clock)
  const store = createWatchStore(database)
  const seen: string[] = []
  const started: Watch[] = []
  const refused: string[] = []
  const configs = readStoredConfigs({
    LEADPROBE_CONFIG: `destinations: { hook: { type: https-endpoint, url: "https://a.example/" }, other: { type: https-endpoint, url: "https://b.example/" } }`,
  })
  const settings = readWatchSettings({ LEADPROBE_WATCH_WEBHOOK: HOOK }, tenant)
  if (!configs.ok || !settings.ok) throw new Error('the settings of this test are wrong')
  const processWith = (changes: Partial<WatchStore>) =>
    createWatch({
      platform: { ...node, clock },
      policy: {
        connectTo: [{ fromHost: '', fromPort: '', toHost: '127.0.0.1', toPort: String(site.port) }],
        ca: authority.pem,
        allowPorts: [],
        allowPrivate: [],
      },
      store: {
        ...store,
        see: (named, at) => {
          seen.push(named.id)
          return store.see(named, at)
        },
        ...changes,
      },
      reports,
      configs: configs.configs,
      settings: settings.settings,
      startCheck: async (due) => {
        started.push(due)
      },
      onRefused: (reason) => refused.push(reason),
    })
  const watch = processWith({})
  let count = 0
  /** A check of the first destination as it ends; nobody has taken it up yet. */
  const end = async (verdict: Verdict, changes: Partial<Report> = {}) => {
    const [first] = await watch.list(tenant)
    if (first === undefined) throw new Error('nothing is watched')
    count += 1
    const report = sampleReport({ id: `report-${count}`, verdict, ...changes })
    await reports.save(report, tenant === undefined ? {} : { tenant })
    await database.insert(jobs).values({
      id: report.id,
      batchId: 'batch',
      position: 0,
      name: 'hook',
      kind: 'https-endpoint',
      cloud: 'global',
      host: 'a.example',
      state: 'done',
      notBefore: 0,
      endedAt: now,
      watchId: first.id,
      expiresAt: now + DAY_MS,
    })
  }
  const ended = async (verdict: Verdict, changes?: Partial<Report>) => {
    await end(verdict, changes)
    await watch.tick()
  }
  return {
    watch,
    store,
    processWith,
    end,
    webhook,
    started,
    seen,
    refused,
    ended,
    headlines: () => posted.map(({ headline }) => headline),
    pass: (ms: number) => {
      now += ms
    },
  }
}

describe('the schedule', () => {
  it('starts each destination at once, then every day, and never twice for one date', async () => {
    const { watch, started, pass } = await openWatch()
    await Promise.all([watch.tick(), watch.tick()])
    await watch.tick()
    expect(new Set(started.map(({ destination }) => destination))).toEqual(
      new Set(['hook', 'other']),
    )
    expect(new Set(started.map(({ id, dueAt }) => `${id} ${dueAt}`)).size).toBe(2)
    started.splice(0)
    pass(DAY_MS - 1)
    await watch.tick()
    expect(started).toEqual([])
    pass(1)
    await watch.tick()
    expect(started).toHaveLength(2)
  })

  it('writes nothing while nothing is due, however many are watched', async () => {
    const { watch, seen } = await openWatch()
    await watch.tick()
    expect(seen.splice(0)).toHaveLength(2)
    await watch.tick()
    expect(seen).toEqual([])
  })

  it('shows a tenant its own and nobody else anything', async () => {
    const { watch } = await openWatch('operator')
    await watch.tick()
    const [own] = await watch.list('operator')
    expect(own).toMatchObject({ config: 'default', destination: 'hook', kind: 'https-endpoint' })
    expect(await watch.get(own?.id ?? '', 'operator')).toMatchObject({ runs: [] })
    for (const other of ['fabrikam', undefined]) {
      expect(await watch.list(other)).toEqual([])
      expect(await watch.get(own?.id ?? '', other)).toBeUndefined()
    }
  })
})

describe('notices', () => {
  it('tell a change of verdict once, and not what stays as it is', async () => {
    const { ended, headlines, watch } = await openWatch()
    await watch.tick()
    for (const verdict of ['pass', 'pass', 'fail', 'fail', 'pass'] as const) await ended(verdict)
    await watch.tick()
    expect(headlines()).toEqual([
      'hook does not receive leads any more.',
      'hook receives leads again.',
    ])
  })

  it('tell a first check that is not as it should be', async () => {
    const { ended, headlines, watch } = await openWatch()
    await watch.tick()
    await ended('fail')
    expect(headlines()).toEqual(['hook does not receive leads.'])
  })

  it('do not tell one check that could not tell, but two in a row', async () => {
    const { ended, headlines, watch } = await openWatch()
    await watch.tick()
    for (const verdict of ['pass', 'inconclusive', 'pass', 'inconclusive', 'inconclusive'] as const)
      await ended(verdict)
    expect(headlines()).toEqual(['hook could not be checked twice in a row.'])
    const [first] = await watch.list(undefined)
    const shown = await watch.get(first?.id ?? '', undefined)
    expect(shown?.watch.verdict).toBe('inconclusive')
    expect(shown?.runs).toHaveLength(5)
  })

  it('tell an expiry coming near once for each thing that ends', async () => {
    const { ended, webhook, watch } = await openWatch()
    await watch.tick()
    await ended('warn', endingOn('2026-12-01'))
    await ended('warn', endingOn('2026-12-01'))
    await ended('warn', endingOn('2026-12-05'))
    expect(webhook.posted.map(({ expiring }) => expiring)).toEqual([
      ['The certificate of a.example is valid until 2026-12-01.'],
      ['The certificate of a.example is valid until 2026-12-05.'],
    ])
    expect(webhook.posted.map(({ headline }) => headline)).toEqual([
      'hook receives leads, with a warning.',
      'Something that hook needs ends soon.',
    ])
  })

  it('are posted again until the webhook takes them, with longer and longer waits', async () => {
    const { ended, webhook, refused, headlines, pass, watch } = await openWatch()
    await watch.tick()
    webhook.status = 503
    await ended('fail')
    await watch.tick()
    expect(refused).toEqual(['the webhook answered with status 503'])
    pass(60_000)
    await watch.tick()
    expect(refused).toHaveLength(2)
    webhook.status = 200
    pass(60_000)
    await watch.tick()
    expect(headlines()).toEqual([])
    pass(60_000)
    await Promise.all([watch.tick(), watch.tick()])
    await watch.tick()
    expect(headlines()).toEqual(['hook does not receive leads.'])
  })

  it('are not kept back by older ones that nobody ever took', async () => {
    const { ended, webhook, headlines, pass, watch } = await openWatch()
    await watch.tick()
    webhook.status = 410
    for (let count = 0; count < 110; count += 1) {
      await ended(count % 2 === 0 ? 'fail' : 'pass')
    }
    for (let day = 0; day < 15; day += 1) {
      pass(DAY_MS)
      await watch.tick()
      await watch.tick()
    }
    webhook.status = 200
    await ended('fail')
    await watch.tick()
    expect(headlines()).toEqual(['hook does not receive leads any more.'])
  })

  it('wait together when the webhook does not answer, so that nothing else waits for them', async () => {
    const { ended, webhook, refused, headlines, pass, watch } = await openWatch()
    await watch.tick()
    webhook.status = 503
    for (const verdict of ['fail', 'pass', 'fail'] as const) await ended(verdict)
    webhook.isMute = true
    webhook.asked = 0
    pass(10 * 60_000)
    await watch.tick()
    expect(webhook.asked).toBe(1)
    expect(refused.at(-1)).toMatch(/^the webhook did not answer/)
    Object.assign(webhook, { isMute: false, status: 200 })
    pass(10 * 60_000)
    await watch.tick()
    expect(headlines()).toHaveLength(3)
  })

  it.each(['has not looked yet', 'has looked'])(
    'tell nothing of an older check that a slow process takes up last, which %s',
    async (when) => {
      const { ended, end, headlines, pass, processWith, store, watch } = await openWatch()
      await watch.tick()
      await ended('pass')
      await end('fail')
      const [unsettled, [before]] = [await store.unsettled(), await watch.list(undefined)]
      const hasLooked = when === 'has looked' ? { get: async () => before } : {}
      const slow = processWith({ unsettled: async () => unsettled, ...hasLooked })
      pass(1000)
      await store.addRun({ ...unsettled[0], verdict: 'fail' } as never)
      await ended('pass')
      await slow.settle()
      await watch.tick()
      expect(headlines()).toEqual([])
      const [first] = await watch.list(undefined)
      const shown = await watch.get(first?.id ?? '', undefined)
      expect(shown?.watch).toMatchObject({ verdict: 'pass', reportId: 'report-3' })
      expect(shown?.runs.map(({ verdict }) => verdict)).toEqual(['pass', 'fail', 'pass'])
    },
  )

  it('name the webhook in no reason, because its address is a key', async () => {
    const { ended, webhook, refused, watch } = await openWatch()
    await watch.tick()
    webhook.status = 404
    await ended('fail')
    expect(refused.join()).not.toContain(HOST)
  })
})

function endingOn(day: string): Partial<Report> {
  const { steps } = sampleReport()
  const evidence = {
    step: 'network' as const,
    outcome: 'warn' as const,
    codes: ['lp:certificate-expires-soon'],
    host: 'a.example',
    text: `The certificate of a.example is valid until ${day}.`,
    captures: { validTo: day, days: '11' },
  }
  return {
    steps: steps.map((step) => (step.id === 'network' ? { ...step, evidence: [evidence] } : step)),
  }
}
