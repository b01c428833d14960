// The web service on Node: the app's services put together, and its server.
import { createApp } from './app/app.ts'
import { createAppServices } from './app/app-services.ts'
import type { RunningService, ServeOptions } from './cli/host.ts'
import type { Clock } from './model/platform.ts'
import { listenHttp } from './platform/node/http-server.ts'
import { createNodePlatform } from './platform/node/node-platform.ts'
import { createDatabaseStore } from './store/database-store.ts'
import { createMemoryStore } from './store/memory-store.ts'
import type { ReportStore } from './store/report-store.ts'
import { MIGRATIONS } from './store/schema.ts'
import { VERSION } from './version.ts'

/** Starts the service; rejects when it cannot listen. */
export async function serveApp(options: ServeOptions): Promise<RunningService> {
  const { port, host, policy, lab } = options
  const platform = createNodePlatform()
  const state = { isReady: true }
  const { store, closeStore } = await openStore(options.storeFile, platform.clock)
  const services = createAppServices({
    platform,
    policy,
    store,
    settings: { version: VERSION, isReady: () => state.isReady, ...ownHosts(host) },
    ...(lab === undefined ? {} : { lab: { scenarios: lab.scenarios, policy: lab.policy() } }),
  })
  const server = await listenHttp(createApp(services).fetch, { port, host })
  return {
    url: server.url,
    async close() {
      state.isReady = false
      await server.close()
      closeStore()
    },
  }
}

/** On this machine alone it has no other names; elsewhere only its operator knows them. */
function ownHosts(host: string): { hosts?: readonly string[] } {
  const isLoopback = /^(?:localhost|127\.[\d.]+|::1)$/.test(host)
  return isLoopback ? { hosts: [...new Set(['localhost', '127.0.0.1', '[::1]', host])] } : {}
}

interface OpenStore {
  readonly store: ReportStore
  closeStore(): void
}

async function openStore(file: string | undefined, clock: Clock): Promise<OpenStore> {
  if (file === undefined) return { store: createMemoryStore(clock), closeStore: () => undefined }
  const { openSqlite } = await import('./platform/node/sqlite.ts')
  const { database, close } = openSqlite(file, MIGRATIONS)
  return { store: createDatabaseStore(database, clock), closeStore: close }
}
