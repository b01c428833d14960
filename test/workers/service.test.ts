// The service's promises, kept in workerd with D1.
import { env } from 'cloudflare:workers'
import { drizzle } from 'drizzle-orm/d1'
import { createWorkersPlatform } from '../../src/platform/workers/workers-platform.ts'
import type { Database } from '../../src/store/database.ts'
import { serviceContract } from '../app/contract/service-contract.ts'

serviceContract({
  platform: createWorkersPlatform({}),
  database: () => drizzle(env.DB as Parameters<typeof drizzle>[0]) as unknown as Database,
})
