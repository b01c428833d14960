// A service that takes batches, and destinations to send in one.
import type { AppServices } from '../../../src/app/services.ts'
import { type ContractRuntime, freshHook, startService } from './service-under-test.ts'

export const CANARY = 'canary-sig-Zk38Vq20hT'

export function startBatches(
  runtime: ContractRuntime,
  changes: Partial<AppServices> = {},
  settings: Readonly<Record<string, string>> = {},
) {
  const all = { TARGET_PER_MINUTE: 'off', ...settings }
  const service = startService(runtime, { settings: all, changes })
  return {
    ...service,
    /** Delivers every message twice, until there are none. */
    async deliver() {
      const { jobs, sent } = service
      for (let id = sent.shift(); id !== undefined; id = sent.shift()) {
        await Promise.all([jobs.process(id), jobs.process(id)])
      }
    },
  }
}

export const hooks = (count: number) =>
  Array.from({ length: count }, (_, index) => {
    const { type, url } = freshHook()
    return { destination: { type, url: `${url}?sig=${CANARY}` }, name: `hook ${index}` }
  })
