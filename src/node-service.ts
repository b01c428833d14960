// The web service on Node: the app's services put together, and its server.
import { createApp } from './app/app.ts'
import { createAppServices } from './app/app-services.ts'
import { everyMinute } from './app/every-minute.ts'
import { readServiceSettings } from './app/service-settings.ts'
import type { AppServices } from './app/services.ts'
import type { RunningService, ServeOptions } from './cli/host.ts'
import type { Jobs } from './jobs/jobs.ts'
import { SEALING_KEY_BYTES } from './jobs/sealing-keys.ts'
import type { Platform } from './model/platform.ts'
import { listenHttp } from './platform/node/http-server.ts'
import { createJobPool } from './platform/node/job-pool.ts'
import { createNodePlatform } from './platform/node/node-platform.ts'
import { socketAddress } from './platform/node/socket-address.ts'
import { openSqlite } from './platform/node/sqlite.ts'
import { MIGRATIONS } from './store/migrations.generated.ts'
import { VERSION } from './version.ts'

/** How long checks go on when the service is told to end; then they are cancelled. */
const GRACE_MS = 5000

/** Starts the service; rejects when it cannot listen, open its database or use its settings. */
export async function serveApp(options: ServeOptions): Promise<RunningService> {
  const { port, host, policy, rulebook, lab } = options
  const platform = createNodePlatform()
  const state = { isReady: true }
  const isLoopback = /^(?:localhost|127\.[\d.]+|::1)$/.test(host)
  const service = readServiceSettings(options.environment, {
    clock: platform.clock,
    // Who gives it another name lets others reach it.
    isLoopback: isLoopback && options.allowedHosts.length === 0,
    isTerminal: options.isTerminal,
    print: (line) => console.log(line),
    warn: (line) => console.error(line),
    // Of the command line.
    ownSettings: ['LEADPROBE_TRACE'],
  })
  const { database, close } = openSqlite(options.storeFile, MIGRATIONS)
  const pool = createJobPool({
    size: service.workers,
    timers: platform.timers,
    onFault: (error) => services.onFault(error),
  })
  const keys = service.sealingKeys ?? keysOfThisProcess(options, platform)
  const services: AppServices = createAppServices({
    platform,
    policy,
    rulebook,
    database,
    settings: { version: VERSION, isReady: () => state.isReady, ...hostsOf(options, isLoopback) },
    ...service,
    ...(keys === undefined ? {} : { jobs: { queue: pool.queue, keys } }),
    addressOf: (c) => socketAddress(c.env),
    ...(lab === undefined ? {} : { lab }),
  })
  const server = await listenHttp(createApp(services).fetch, { port, host })
  const { jobs = NO_JOBS } = services
  pool.start({ ...jobs, sweep: () => everyMinute(services) })
  return {
    url: server.url,
    async close() {
      state.isReady = false
      const { underWay } = services
      const keep = platform.timers.after(GRACE_MS, underWay.stop)
      await Promise.all([server.close(), pool.close(GRACE_MS)])
      keep()
      // Nobody follows what still runs.
      underWay.stop()
      await underWay.settled()
      close()
    },
  }
}

/** Where batches are not taken, the minutes pass all the same. */
const NO_JOBS: Pick<Jobs, 'due' | 'process'> = {
  due: async () => [],
  process: async () => false,
}

/** What is sealed and kept in memory alone needs a key for no longer than that. */
function keysOfThisProcess({ storeFile }: ServeOptions, { randomBytes }: Platform) {
  if (storeFile !== ':memory:') return undefined
  return { current: randomBytes(SEALING_KEY_BYTES), previous: [] }
}

/** Of this machine and as the operator says; elsewhere any, while the operator says nothing. */
function hostsOf(
  { host, allowedHosts }: ServeOptions,
  isLoopback: boolean,
): { hosts?: readonly string[] } {
  if (!isLoopback && allowedHosts.length === 0) return {}
  return { hosts: [...new Set(['localhost', '127.0.0.1', '[::1]', host, ...allowedHosts])] }
}
