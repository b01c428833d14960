// Where the checks of a service with a lab go: a rehearsal to the lab, everything else to the real
// destination, unless the operator leads all of it into a lab.
import { afterEach, expect, it } from 'vitest'
import type { RunningService } from '../../src/cli/host.ts'
import { defaultRulebook } from '../../src/diagnosis/default-rulebook.ts'
import type { Report } from '../../src/model/report.ts'
import type { OutboundPolicy } from '../../src/model/transport.ts'
import { serveApp } from '../../src/node-service.ts'
import { createNodeLabHost } from '../../src/platform/node/lab-host.ts'
import { labOfFile } from '../lab/lab-of-file.ts'
import { tableless } from '../lab/tableless-host.ts'

const host = tableless(createNodeLabHost())
const lab = labOfFile(host)
const running: RunningService[] = []
afterEach(async () => {
  for (const service of running.splice(0)) await service.close()
})

async function serve(policy: OutboundPolicy, hasLab: boolean) {
  const service = await serveApp({
    port: 0,
    host: '127.0.0.1',
    policy,
    rulebook: defaultRulebook(),
    storeFile: ':memory:',
    allowedHosts: [],
    environment: {},
    isTerminal: true,
    ...(hasLab ? { lab } : {}),
  })
  running.push(service)
  const ask = async (path: string, body: object) => {
    const headers = { 'content-type': 'application/json' }
    const request = { method: 'POST', headers, body: JSON.stringify(body) }
    return (await fetch(new URL(path, service.url), request)).json()
  }
  return {
    ask,
    /** The verdicts of a batch, once it has ended. */
    async batch(destination: object) {
      const { links } = (await ask('/v1/batches', { destinations: [{ destination }] })) as {
        links: { self: string; events: string }
      }
      await (await fetch(new URL(links.events, service.url))).text()
      const read = await (await fetch(new URL(links.self, service.url))).json()
      return (read as { page: { verdict: string }[] }).page.map(({ verdict }) => verdict)
    },
  }
}

function works() {
  const scenario = lab.scenarios.find(({ id }) => id === 'https-endpoint/accepted')
  if (scenario === undefined) throw new Error('no such scenario')
  const { destination } = scenario
  return { destination, hostname: new URL(String(destination['url'])).hostname }
}

it('sends a real check where it says, though there is a lab, and a rehearsal to the lab', async () => {
  const closed = { fromHost: '', fromPort: '', toHost: '127.0.0.1' }
  const toPort = String(await host.refusingPort())
  const policy = { connectTo: [{ ...closed, toPort }], allowPorts: [], allowPrivate: [] }
  const { ask, batch } = await serve(policy, true)
  const { destination, hostname } = works()
  const before = lab.requests(hostname)
  const checked = (await ask('/v1/checks', { destination })) as Report
  expect(checked.findings[0]?.rule).toBe('network/connection-refused')
  expect(await batch(destination)).toEqual(['fail'])
  expect(lab.requests(hostname)).toBe(before)
  const rehearsed = (await ask('/v1/scenarios/https-endpoint/accepted/checks', {})) as Report
  expect(rehearsed.testLead.receipt).toBe('created')
  expect(lab.requests(hostname)).toBeGreaterThan(before)
})

it('sends checks and batches to the lab whose options it was started with', async () => {
  const { ask, batch } = await serve(lab.policy(), false)
  const { destination, hostname } = works()
  const before = lab.requests(hostname)
  const checked = (await ask('/v1/checks', { destination })) as Report
  expect(checked.testLead.receipt).toBe('created')
  expect(await batch(destination)).toEqual([checked.verdict])
  expect(lab.requests(hostname)).toBe(before + 2)
})
