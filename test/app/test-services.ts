// The app with everything real but the network beyond loopback: every host is a port of the test's.
import { createApp } from '../../src/app/app.ts'
import type { AppServices } from '../../src/app/services.ts'
import { destinationKinds } from '../../src/destinations/index.ts'
import { defaultRulebook } from '../../src/diagnosis/default-rulebook.ts'
import { recognise } from '../../src/intake/recognise.ts'
import type { OutboundPolicy } from '../../src/model/transport.ts'
import { createNodePlatform } from '../../src/platform/node/node-platform.ts'
import type { CheckRequest, OnCheckEvent } from '../../src/run/check-request.ts'
import { runCheck } from '../../src/run/run-check.ts'
import { createMemoryStore } from '../../src/store/memory-store.ts'

export const HOOK = { type: 'https-endpoint', url: 'https://leads.contoso.example/hook' } as const

/** A port that nothing listens on. */
export const REFUSING_PORT = 1

export function testServices(
  port = REFUSING_PORT,
  changes: Partial<AppServices> = {},
  ca?: string,
): AppServices {
  const platform = createNodePlatform()
  const policy: OutboundPolicy = {
    connectTo: [{ fromHost: '', fromPort: '', toHost: '127.0.0.1', toPort: String(port) }],
    allowPorts: [],
    allowPrivate: [],
    ...(ca === undefined ? {} : { ca }),
  }
  const check = (request: CheckRequest, onEvent?: OnCheckEvent, signal?: AbortSignal) => {
    const options = { ...request.options, ...(signal === undefined ? {} : { signal }) }
    const rulebook = defaultRulebook()
    const deps = { platform, kinds: destinationKinds, rulebook, policy, toolVersion: '0.0.0' }
    return runCheck({ ...request, options }, deps, onEvent)
  }
  return {
    check,
    lint: (request) => check({ ...request, options: { ...request.options, offline: true } }),
    recognise,
    rulebook: defaultRulebook(),
    kinds: destinationKinds,
    store: createMemoryStore(platform.clock),
    clock: platform.clock,
    timers: platform.timers,
    settings: { version: '0.0.0', isReady: () => true },
    onFault: (error) => {
      throw error
    },
    ...changes,
  }
}

export function testApp(port?: number, changes?: Partial<AppServices>) {
  return createApp(testServices(port, changes))
}

export function postJson(body: unknown, headers: Record<string, string> = {}): RequestInit {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  return { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: text }
}
