// Watched destinations over a real database and a real webhook. The checks themselves are put into
// the database as a batch leaves them.
import { text } from 'node:stream/consumers'
import { onTestFinished } from 'vitest'
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

export const DAY_MS = 86_400_000
const HOOK = `https://${HOST}/notices`

export async function openWatch(tenant?: string) {
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
