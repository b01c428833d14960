// The service on any runtime's database, with a clock that can be set and checks that go nowhere.
import { getTableName, is } from 'drizzle-orm'
import { SQLiteTable } from 'drizzle-orm/sqlite-core'
import { type AccessSettings, readAccessSettings } from '../../../src/app/access/access-settings.ts'
import { createApp } from '../../../src/app/app.ts'
import { createAppServices } from '../../../src/app/app-services.ts'
import { jobServices } from '../../../src/app/job-services.ts'
import { createJsonLog } from '../../../src/app/operations/log.ts'
import type { AppServices } from '../../../src/app/services.ts'
import { watchServices } from '../../../src/app/watch-services.ts'
import type { OnEnded } from '../../../src/jobs/jobs.ts'
import { SCOPES } from '../../../src/model/caller.ts'
import type { Platform } from '../../../src/model/platform.ts'
import type { Database } from '../../../src/store/database.ts'
import * as schema from '../../../src/store/schema.ts'
import { createWatchStore } from '../../../src/store/watch-store.ts'
import { readStoredConfigs } from '../../../src/watch/stored-configs.ts'
import { sampleReport } from '../sample-report.ts'

/** What a runtime gives for the tests. */
export interface ContractRuntime {
  readonly platform: Platform
  /** Migrated; may be the same for several tests. */
  database(): Database
}

export const ADMIN_KEY = 'canary-admin-0123456789abcdef0123456789abcdef'

export type ServiceUnderTest = ReturnType<typeof startService>

export interface ServiceOptions {
  /** As the operator sets them, `LEADPROBE_` left out. */
  readonly settings?: Readonly<Record<string, string>>
  readonly isLoopback?: boolean
  /** A destination to watch, for a tenant. */
  readonly watched?: { readonly tenant: string; readonly url: string }
  readonly changes?: Partial<AppServices>
}

export function startService(
  { platform, database: open }: ContractRuntime,
  { settings = {}, isLoopback = false, watched, changes = {} }: ServiceOptions = {},
) {
  const database = open()
  const clock = settableClock(platform)
  const lines: string[] = []
  const policy = { connectTo: [], allowPorts: [], allowPrivate: [] }
  const services = createAppServices({
    platform: { ...platform, clock },
    policy,
    database,
    settings: { version: '0.0.0', isReady: () => true },
    access: accessOf(settings, isLoopback),
    // As a proxy or a runtime tells it; a test is whom it says.
    addressOf: (c) => c.req.header('test-address'),
    log: createJsonLog((line) => lines.push(line), clock),
  })
  const check: AppServices['check'] = async (request, onEvent) => {
    const report = sampleReport({ id: services.newId() })
    for (const step of report.steps) onEvent({ type: 'step', step })
    onEvent({ type: 'report', report: { ...report, destination: { ...report.destination } } })
    void request
    return report
  }
  const onFault = (error: unknown) => {
    throw error
  }
  const sent: string[] = []
  const queue = { enqueue: async (ids: readonly string[]) => void sent.push(...ids) }
  const surroundings = { database, policy, platform: { ...platform, clock } }
  const onEnded: OnEnded = ({ watchId }) => (watchId === null ? Promise.resolve() : watch.settle())
  const jobs = jobServices(
    { queue, keys: { current: new Uint8Array(32).fill(5), previous: [] } },
    onEnded,
    { ...services, check: checkOfJob, onFault },
    surroundings,
  )
  const watch = watchServices(watchOf(watched), jobs, services, surroundings)
  const app = createApp({ ...services, check, onFault, jobs, watch, ...changes })
  return {
    app,
    clock,
    jobs,
    watch,
    watchStore: createWatchStore(database),
    /** The ids that were put on the queue. */
    sent,
    lines,
    services,
    /** Every row of every table, as text. */
    rows: () => rowsOf(database),
    request: (path: string, init?: RequestInit) =>
      Promise.resolve(app.request(`https://leadprobe.example${path}`, init)),
  }
}

function watchOf(watched: ServiceOptions['watched']) {
  const settings = { everyMs: 3_600_000, lookAheadDays: 0 }
  if (watched === undefined) return { settings, configs: new Map() }
  const text = JSON.stringify({
    destinations: { hook: { type: 'https-endpoint', url: watched.url } },
  })
  // A name of its own: other tests on the same database watch too.
  const name = watched.tenant.toUpperCase().replaceAll('-', '_')
  const read = readStoredConfigs({ [`LEADPROBE_CONFIG_${name}`]: text })
  if (!read.ok) throw new Error(read.problems.join(' '))
  return { settings: { ...settings, tenant: watched.tenant }, configs: read.configs }
}

/** Sends its lead as soon as it may. */
const checkOfJob: AppServices['check'] = async ({ attempt, name }) => {
  if (attempt === undefined) throw new Error('not a job')
  const mayWrite = await attempt.beforeWrite({ marker: 'MSFT_TEST_639000000000000000' } as never)
  const destination = { kind: 'https-endpoint', name, cloud: 'global' } as const
  const verdict = mayWrite ? 'pass' : 'inconclusive'
  return sampleReport({ id: attempt.reportId, verdict, destination })
}

function accessOf(settings: Readonly<Record<string, string>>, isLoopback: boolean): AccessSettings {
  const environment = Object.fromEntries(
    Object.entries(settings).map(([name, value]) => [`LEADPROBE_${name}`, value]),
  )
  const all = { LEADPROBE_ADMIN_KEY: ADMIN_KEY, ...environment }
  const read = readAccessSettings(all, { isLoopback })
  if (!read.ok) throw new Error(read.problems.join(' '))
  return read.settings
}

function settableClock({ clock }: Platform) {
  let passed = 0
  return {
    now: () => clock.now() + passed,
    monotonicMs: () => clock.monotonicMs() + passed,
    pass(ms: number) {
      passed += ms
    },
  }
}

async function rowsOf(database: Database): Promise<string> {
  const texts: string[] = []
  for (const table of Object.values(schema) as unknown[]) {
    if (!is(table, SQLiteTable)) continue
    const rows = await database.select().from(table)
    texts.push(`${getTableName(table)} ${JSON.stringify(rows)}`)
  }
  return texts.join('\n')
}

let made = 0

/** A name that no other test on the same database has. */
export function fresh(name: string): string {
  made += 1
  return `${name}-${made}`
}

/** An address that no other test is from. */
export function freshAddress(): string {
  made += 1
  return `198.51.${Math.floor(made / 250)}.${made % 250}`
}

/** A destination that no other test sends to. */
export function freshHook(): { readonly type: 'https-endpoint'; readonly url: string } {
  return { type: 'https-endpoint', url: `https://${fresh('leads')}.contoso.example/hook` }
}

export function post(body: unknown, headers: Record<string, string> = {}): RequestInit {
  const all = { 'content-type': 'application/json', ...headers }
  return { method: 'POST', headers: all, body: JSON.stringify(body) }
}

export function form(
  fields: Readonly<Record<string, string>>,
  headers: Record<string, string> = {},
): RequestInit {
  const all = { 'sec-fetch-site': 'same-origin', accept: 'text/html', ...headers }
  return { method: 'POST', headers: all, body: new URLSearchParams(fields) }
}

export function bearer(key: string): { readonly authorization: string } {
  return { authorization: `Bearer ${key}` }
}

interface MadeKey {
  readonly id: string
  readonly key: string
  readonly tenant: string
}

/** A key made by the operator. */
export async function makeKey(
  { request }: ServiceUnderTest,
  wanted: { tenant?: string; scopes?: readonly string[]; expiresInDays?: number } = {},
): Promise<MadeKey> {
  const body = { name: 'a test', tenant: fresh('team'), scopes: SCOPES, ...wanted }
  const response = await request('/v1/keys', post(body, bearer(ADMIN_KEY)))
  if (response.status !== 201) throw new Error(await response.text())
  return (await response.json()) as MadeKey
}

/** The id of a report that the holder of the key made. */
export async function makeReport(
  { request }: ServiceUnderTest,
  headers: Record<string, string>,
): Promise<string> {
  const response = await request('/v1/checks', post({ destination: freshHook() }, headers))
  if (response.status !== 200) throw new Error(await response.text())
  return ((await response.json()) as { id: string }).id
}

/** The cookie that a browser would send back. */
export function cookieOf(response: Response, name: string): string | undefined {
  const all = response.headers.get('set-cookie') ?? ''
  return new RegExp(`${name}=[^;,]+`).exec(all)?.[0]
}
