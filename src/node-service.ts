// The web service on Node: the app's services put together, and its server.
import { createApp } from './app/app.ts'
import { createAppServices } from './app/app-services.ts'
import type { RunningService, ServeOptions } from './cli/host.ts'
import { listenHttp } from './platform/node/http-server.ts'
import { createNodePlatform } from './platform/node/node-platform.ts'
import { createMemoryStore } from './store/memory-store.ts'
import { VERSION } from './version.ts'

/** Starts the service; rejects when it cannot listen. */
export async function serveApp({ port, host, policy, lab }: ServeOptions): Promise<RunningService> {
  const platform = createNodePlatform()
  const state = { isReady: true }
  const services = createAppServices({
    platform,
    policy,
    store: createMemoryStore(platform.clock),
    settings: { version: VERSION, isReady: () => state.isReady },
    ...(lab === undefined ? {} : { lab: { scenarios: lab.scenarios, policy: lab.policy() } }),
  })
  const server = await listenHttp(createApp(services).fetch, { port, host })
  return {
    url: server.url,
    async close() {
      state.isReady = false
      await server.close()
    },
  }
}
