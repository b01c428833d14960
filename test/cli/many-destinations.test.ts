// Two hundred destinations at once against the lab: every verdict, one at a time on each host, and
// hardly longer than the slowest chain.
import { expect, it } from 'vitest'
import type { CliHost } from '../../src/cli/host.ts'
import { silentProgress } from '../../src/cli/progress.ts'
import { runChecks } from '../../src/cli/run-checks.ts'
import { destinationKinds } from '../../src/destinations/index.ts'
import { defaultRulebook } from '../../src/diagnosis/default-rulebook.ts'
import { scenarios } from '../../src/lab/scenarios/index.ts'
import type { Platform } from '../../src/model/platform.ts'
import { createNodePlatform } from '../../src/platform/node/node-platform.ts'
import { targetHost } from '../../src/run/target-host.ts'
import { labOfFile } from '../lab/lab-of-file.ts'

const COUNT = 200
const CONCURRENCY = 16

const lab = labOfFile()

/** Counts what is on its way to each host. */
function watched(platform: Platform) {
  const inFlight = new Map<string, number>()
  const most = new Map<string, number>()
  const watch = async <T>(url: string, work: () => Promise<T>): Promise<T> => {
    const { host } = new URL(url)
    const now = (inFlight.get(host) ?? 0) + 1
    inFlight.set(host, now)
    most.set(host, Math.max(now, most.get(host) ?? 0))
    try {
      return await work()
    } finally {
      inFlight.set(host, (inFlight.get(host) ?? 1) - 1)
    }
  }
  const openTransport: Platform['openTransport'] = (options) => {
    const transport = platform.openTransport(options)
    return {
      connect: (url) => watch(url, () => transport.connect(url)),
      send: (request) => watch(request.url, () => transport.send(request)),
      close: () => transport.close(),
    }
  }
  return { platform: { ...platform, openTransport }, most }
}

it('checks two hundred destinations', async () => {
  const steady = scenarios.filter(
    ({ kind, takesPatience, timeoutMs }) =>
      kind === 'https-endpoint' && takesPatience !== true && (timeoutMs ?? 0) <= 1500,
  )
  const chosen = Array.from({ length: COUNT }, (_, at) => steady[at % steady.length]).filter(
    (scenario) => scenario !== undefined,
  )
  const requests = chosen.map(({ id, destination, cloud, timeoutMs }) => ({
    destination,
    name: id,
    cloud: cloud ?? ('global' as const),
    options: { timeoutMs: timeoutMs ?? 30_000 },
  }))
  const { platform, most } = watched(createNodePlatform())
  const rulebook = defaultRulebook()
  const policy = lab.policy()
  const deps = { platform, kinds: destinationKinds, rulebook, policy, toolVersion: 'test' }
  const host = { onInterrupt: () => () => undefined } as unknown as CliHost
  const startedAt = performance.now()
  const { set } = await runChecks(
    { requests, deps, concurrency: CONCURRENCY, progress: silentProgress },
    host,
  )
  const wallMs = performance.now() - startedAt
  const wrong = set.reports.flatMap(({ verdict, destination }, at) =>
    verdict === chosen[at]?.expect.verdict ? [] : [`${destination.name}: ${verdict}`],
  )
  expect(wrong).toEqual([])
  expect(set.reports).toHaveLength(COUNT)
  expect([...most].filter(([, count]) => count > 1)).toEqual([])
  const chains = new Map<string, number>()
  for (const [at, { durationMs }] of set.reports.entries()) {
    const group = targetHost(requests[at]?.destination)
    chains.set(group, (chains.get(group) ?? 0) + durationMs)
  }
  expect(wallMs).toBeLessThan(1.5 * Math.max(...chains.values()))
}, 60_000)
