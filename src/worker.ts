// The Workers entry: the same app over `fetch`. What this runtime cannot see ends inconclusive.

import { drizzle } from 'drizzle-orm/d1'
import type { App } from './app/api/app-type.ts'
import { createApp } from './app/app.ts'
import { createAppServices } from './app/app-services.ts'
import { everyMinute } from './app/every-minute.ts'
import { readServiceSettings } from './app/service-settings.ts'
import type { AppServices } from './app/services.ts'
import { takeRules } from './diagnosis/rules-beside.ts'
import type { Environment } from './model/environment.ts'
import { SettingsRefused } from './model/settings-refused.ts'
import {
  cloudflareQueue,
  consumeMessages,
  type QueueBinding,
  type QueuedMessages,
} from './platform/workers/job-queue.ts'
import { OUTBOUND_SETTINGS, readOutboundSettings } from './platform/workers/outbound-settings.ts'
import { createWorkersPlatform } from './platform/workers/workers-platform.ts'
import type { Database } from './store/database.ts'
import { VERSION } from './version.ts'

/** Settings of the operator, from wrangler.toml or the dashboard. */
export interface Env {
  /** D1 with the schema of migrations/. */
  readonly DB: Parameters<typeof drizzle>[0]
  /** The files beside the program. */
  readonly ASSETS: { readonly fetch: typeof fetch }
  /** The queue of the jobs. */
  readonly JOBS: QueueBinding
  /** Ports besides 443 and 8443, separated by commas. */
  readonly LEADPROBE_ALLOW_PORTS?: string
  /** CIDR ranges that may be private, separated by commas. */
  readonly LEADPROBE_ALLOW_PRIVATE?: string
  /**
   * URL of the DNS server over HTTPS (RFC 8484) that names are looked up by before they are
   * contacted; Cloudflare's when absent, and no look-up at all for `none`.
   */
  readonly LEADPROBE_DOH_URL?: string
  /** Access, limits and the log: see the guide. */
  readonly [setting: `LEADPROBE_${string}`]: string | undefined
}

// One app for each isolate: the rulebook and the routes are built once, and what is kept lies in D1.
let service: Promise<Service> | undefined

interface Service {
  readonly app: App
  readonly services: AppServices
}

async function startService(env: Env): Promise<Service> {
  const rulebook = await env.ASSETS.fetch('https://assets.invalid/rulebook.bin')
  takeRules(await rulebook.arrayBuffer())
  const environment = env as unknown as Environment
  const outbound = readOutboundSettings(environment)
  if (!outbound.ok) throw new SettingsRefused(outbound.problems)
  const { policy, dnsServer } = outbound
  const platform = createWorkersPlatform(dnsServer === undefined ? {} : { dnsServer })
  const settings = readServiceSettings(environment, {
    clock: platform.clock,
    isLoopback: false,
    isTerminal: false,
    print: (line) => console.log(line),
    warn: (line) => console.warn(line),
    ownSettings: OUTBOUND_SETTINGS,
  })
  const { sealingKeys: keys } = settings
  const services = createAppServices({
    platform,
    policy,
    database: drizzle(env.DB) as unknown as Database,
    settings: { version: VERSION, isReady: () => true, isCompressedByRuntime: true },
    ...settings,
    ...(keys === undefined ? {} : { jobs: { queue: cloudflareQueue(env.JOBS), keys } }),
    addressOf: (c) => c.req.header('cf-connecting-ip'),
  })
  return { app: createApp(services), services }
}

function serviceFor(env: Env): Promise<Service> {
  service ??= startService(env).catch((error: unknown) => {
    service = undefined // the next request tries again
    throw error
  })
  return service
}

const NOT_SET_UP =
  'leadprobe is not set up: one of its settings cannot be used. Its operator finds in the log which, and why.\n'

const worker = {
  async fetch(request: Request, env: Env, context: object): Promise<Response> {
    try {
      const { app } = await serviceFor(env)
      return app.fetch(request, env, context as never)
    } catch (error) {
      if (!(error instanceof SettingsRefused)) throw error
      console.error(error.message)
      return new Response(NOT_SET_UP, { status: 503 })
    }
  },
  /** Jobs that are due, and those that their queue gave up. */
  async queue(batch: QueuedMessages, env: Env): Promise<void> {
    const { services } = await serviceFor(env)
    const { jobs, onFault } = services
    if (jobs === undefined) throw new Error('LEADPROBE_SEALING_KEY is not set')
    await consumeMessages(batch, jobs, onFault)
  },
  /** Every minute. */
  async scheduled(_event: unknown, env: Env): Promise<void> {
    const { services } = await serviceFor(env)
    await everyMinute(services)
  },
}

// biome-ignore lint/style/noDefaultExport: the Workers runtime takes its handlers from the default export.
export default worker
