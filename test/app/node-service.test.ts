// The service as Node serves it: who calls is read from the socket, and settings from the environment.
import { afterEach, expect, it } from 'vitest'
import type { RunningService } from '../../src/cli/host.ts'
import { defaultRulebook } from '../../src/diagnosis/default-rulebook.ts'
import { SettingsRefused } from '../../src/model/settings-refused.ts'
import { serveApp } from '../../src/node-service.ts'

const running: RunningService[] = []
afterEach(async () => {
  for (const service of running.splice(0)) await service.close()
})

async function serve(environment: Record<string, string>): Promise<RunningService> {
  const service = await serveApp({
    port: 0,
    host: '127.0.0.1',
    policy: { connectTo: [], allowPorts: [], allowPrivate: [] },
    rulebook: defaultRulebook(),
    storeFile: ':memory:',
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
