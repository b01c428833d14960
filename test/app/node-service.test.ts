// The service as Node serves it: who calls is read from the socket, and settings from the environment.
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it, onTestFinished } from 'vitest'
import type { RunningService } from '../../src/cli/host.ts'
import { defaultRulebook } from '../../src/diagnosis/default-rulebook.ts'
import { SettingsRefused } from '../../src/model/settings-refused.ts'
import type { OutboundPolicy } from '../../src/model/transport.ts'
import { serveApp } from '../../src/node-service.ts'
import { openSqlite } from '../../src/platform/node/sqlite.ts'
import { MIGRATIONS } from '../../src/store/migrations.generated.ts'
import { sessions } from '../../src/store/schema.ts'
import { authority, HOST, httpsSite } from '../platform/node/loopback.ts'

const running: RunningService[] = []
afterEach(async () => {
  for (const service of running.splice(0)) await service.close()
})

async function serve(
  environment: Record<string, string>,
  policy: OutboundPolicy = { connectTo: [], allowPorts: [], allowPrivate: [] },
  storeFile = ':memory:',
): Promise<RunningService> {
  const service = await serveApp({
    port: 0,
    host: '127.0.0.1',
    policy,
    rulebook: defaultRulebook(),
    storeFile,
    allowedHosts: [],
    environment,
    isTerminal: true,
  })
  running.push(service)
  return service
}

function checkOffline({ url }: RunningService, headers: Record<string, string> = {}) {
  const destination = { type: 'https-endpoint', url: 'https://leads.contoso.example/' }
  return fetch(new URL('/v1/checks', url), {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ destination, options: { offline: true } }),
  })
}

it('limits an address that the socket tells, not one that the request claims', async () => {
  const service = await serve({ LEADPROBE_ANONYMOUS: 'limited', LEADPROBE_CALLER_PER_MINUTE: '1' })
  expect((await checkOffline(service)).status).toBe(200)
  const refused = await checkOffline(service, { 'x-forwarded-for': '192.0.2.1' })
  expect(refused.status).toBe(429)
})

it('counts the checks of a batch like those that are asked for one by one', async () => {
  const settings = { LEADPROBE_ANONYMOUS: 'on', LEADPROBE_CALLER_PER_MINUTE: '1' }
  const service = await serve(settings)
  const destination = { type: 'https-endpoint', url: 'https://leads.contoso.example/' }
  const one = { destination, options: { offline: true } }
  const made = await fetch(new URL('/v1/batches', service.url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ destinations: [one] }),
  })
  const { links } = (await made.json()) as { links: { events: string } }
  expect(await (await fetch(new URL(links.events, service.url))).text()).toContain('event: end')
  expect((await checkOffline(service)).status).toBe(429)
})

it('knows a caller by address alone, though a proxy writes the port beside it', async () => {
  const settings = { LEADPROBE_TRUSTED_PROXIES: '1', LEADPROBE_CALLER_PER_MINUTE: '1' }
  const service = await serve(settings)
  const from = async (address: string) =>
    (await checkOffline(service, { 'x-forwarded-for': address })).status
  expect(await from('192.0.2.1:1234')).toBe(200)
  expect(await from('192.0.2.2:1234')).toBe(200)
  expect(await from('192.0.2.1:5678')).toBe(429)
  expect(await from('[2001:db8::1]:1234')).toBe(200)
  expect(await from('2001:db8::2')).toBe(429)
})

it('limits what a trusted proxy tells', async () => {
  const settings = { LEADPROBE_TRUSTED_PROXIES: '1', LEADPROBE_CALLER_PER_MINUTE: '1' }
  const service = await serve(settings)
  expect((await checkOffline(service, { 'x-forwarded-for': '192.0.2.1' })).status).toBe(200)
  expect((await checkOffline(service, { 'x-forwarded-for': '192.0.2.2' })).status).toBe(200)
  expect((await checkOffline(service, { 'x-forwarded-for': '192.0.2.1' })).status).toBe(429)
})

it('does not start with a setting that it cannot use', async () => {
  await expect(serve({ LEADPROBE_ADMIN_KEY: 'short' })).rejects.toBeInstanceOf(SettingsRefused)
})

it('deletes what has ended, also where there is no key for batches', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'leadprobe-')), 'leadprobe.db')
  const { database, close } = openSqlite(file, MIGRATIONS)
  onTestFinished(close)
  const left = () => database.select().from(sessions)
  await database.insert(sessions).values({ hash: 'old', keyId: 'a', expiresAt: 1 })
  expect(await left()).toHaveLength(1)
  await serve({}, undefined, file)
  await expect.poll(left, { timeout: 10_000, interval: 10 }).toEqual([])
})

describe('told to end', () => {
  /** A destination that takes a lead and never answers. */
  async function serveSilence() {
    const { promise: isMet, resolve: met } = Promise.withResolvers<void>()
    const site = await httpsSite(() => met())
    const to = { fromHost: '', fromPort: '', toHost: '127.0.0.1', toPort: String(site.port) }
    const policy = { connectTo: [to], ca: authority.pem, allowPorts: [], allowPrivate: [] }
    const service = await serve({}, policy)
    running.splice(0)
    const destination = { type: 'https-endpoint', url: `https://${HOST}/` }
    const post = (path: string, body: object, headers: Record<string, string> = {}) =>
      fetch(new URL(path, service.url), {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
      })
    return { service, destination, isMet, post }
  }

  it('cancels a check that takes long and hands its report out, within seconds', async () => {
    const { service, destination, isMet, post } = await serveSilence()
    const answer = post('/v1/checks', { destination })
    await isMet
    const startedAt = performance.now()
    const closed = service.close()
    expect(await (await answer).json()).toMatchObject({
      verdict: 'inconclusive',
      testLead: { receipt: 'maybe-created' },
    })
    await closed
    expect(performance.now() - startedAt).toBeLessThan(7000)
  }, 20_000)

  it('ends the events of a check with its report', async () => {
    const { service, destination, isMet, post } = await serveSilence()
    const answer = post('/v1/checks', { destination }, { accept: 'text/event-stream' })
    await isMet
    const closed = service.close()
    expect(await (await answer).text()).toContain('event: report')
    await closed
  }, 20_000)

  it('sends those away who follow a batch, and waits for its checks to be cancelled', async () => {
    const { service, destination, isMet, post } = await serveSilence()
    const made = await post('/v1/batches', { destinations: [{ destination }] })
    const { links } = (await made.json()) as { links: { events: string } }
    const events = await fetch(new URL(links.events, service.url))
    await isMet
    const startedAt = performance.now()
    await Promise.all([service.close(), events.text()])
    expect(performance.now() - startedAt).toBeLessThan(7000)
  }, 20_000)
})
