// The app with everything real but the network beyond loopback: every host is a port of the test's.
import type { AccessSettings } from '../../src/app/access/access-settings.ts'
import { createApp } from '../../src/app/app.ts'
import { createAppServices } from '../../src/app/app-services.ts'
import type { AppServices } from '../../src/app/services.ts'
import { createNodePlatform } from '../../src/platform/node/node-platform.ts'
import { openSqlite } from '../../src/platform/node/sqlite.ts'
import { MIGRATIONS } from '../../src/store/migrations.generated.ts'

export const HOOK = { type: 'https-endpoint', url: 'https://leads.contoso.example/hook' } as const

/** As on one's own machine: everybody may check, and nothing is limited. */
export const LOCAL_ACCESS: AccessSettings = {
  anonymous: 'on',
  isLocal: true,
  perAddress: [],
  perKey: [],
  perTarget: [],
  trustedProxies: 0,
}

/** A port that nothing listens on. */
export const REFUSING_PORT = 1

export function testServices(
  port = REFUSING_PORT,
  changes: Partial<AppServices> = {},
  ca?: string,
): AppServices {
  const platform = createNodePlatform()
  const services = createAppServices({
    platform,
    policy: {
      connectTo: [{ fromHost: '', fromPort: '', toHost: '127.0.0.1', toPort: String(port) }],
      allowPorts: [],
      allowPrivate: [],
      ...(ca === undefined ? {} : { ca }),
    },
    database: openSqlite(':memory:', MIGRATIONS).database,
    settings: { version: '0.0.0', isReady: () => true },
    access: LOCAL_ACCESS,
    addressOf: () => undefined,
  })
  const onFault = (error: unknown) => {
    throw error
  }
  return { ...services, onFault, ...changes }
}

export function testApp(port?: number, changes?: Partial<AppServices>) {
  return createApp(testServices(port, changes))
}

export function postJson(body: unknown, headers: Record<string, string> = {}): RequestInit {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  return { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: text }
}
