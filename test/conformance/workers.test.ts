// Every scenario of the lab through the real check inside workerd, by its own fetch and TLS: the
// verdict is the one of the command line, or the scenario is listed as invisible there.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Scenario } from '../../src/lab/scenario.ts'
import { scenarios } from '../../src/lab/scenarios/index.ts'
import { type Report, reportSchema } from '../../src/model/report.ts'
import { resolveConnectTo } from '../../src/net/connect-to.ts'
import { labOfFile } from '../lab/lab-of-file.ts'
import { atOnce } from './workers/at-once.ts'
import type { HurriedCheck } from './workers/checks-worker.ts'
import {
  BROKEN_DNS_HOST,
  DNS_HOST,
  type DnsOverHttps,
  startDnsOverHttps,
} from './workers/dns-over-https.ts'
import { findHosts } from './workers/hosts.ts'
import { INVISIBLE, UNTOLD } from './workers/invisible.ts'
import { type Route, startWorkerd, type Workerd } from './workers/start-workerd.ts'

/** Each has its own hosts, or its own lead at shared ones, so they do not disturb each other. */
const AT_ONCE = 12

/** As on Node, in scenarios.test.ts, but in less of a hurry: many wait at once here. */
const TIMEOUT_MS = 20_000
const PATIENT_TIMEOUT_MS = 120_000
const PACE = 15

const lab = labOfFile()
let dns: DnsOverHttps
let workerd: Workerd
const reports = new Map<string, Report>()
beforeAll(async () => {
  dns = await startDnsOverHttps()
  const hosts = await findHosts()
  const routes = [...hosts.map(routeTo), ...dns.routes]
  workerd = await startWorkerd('test/conformance/workers/checks-worker.ts', routes)
  await atOnce(scenarios, AT_ONCE, async (scenario) => {
    reports.set(scenario.id, await check(scenario))
  })
}, 240_000)
afterAll(async () => {
  await workerd.close()
  dns.close()
})

/** Hosts that must not be contacted lead to the lab too, which then shows that they were. */
function routeTo(host: string): Route {
  const { host: address, port, named } = resolveConnectTo(lab.connectTo, host, 443)
  const place = named ? `${address}:${port}` : `127.0.0.1:${lab.port}`
  return { host, address: place, caPem: lab.caPem }
}

async function check(scenario: Scenario, dnsHost = DNS_HOST): Promise<Report> {
  const { destination, id: name, cloud = 'global', takesPatience } = scenario
  const timeoutMs = scenario.timeoutMs ?? (takesPatience ? PATIENT_TIMEOUT_MS : TIMEOUT_MS)
  const hurried: HurriedCheck = {
    request: { destination, name, cloud, options: { timeoutMs } },
    pace: takesPatience === true ? PACE : 1,
    dnsServer: `https://${dnsHost}/dns-query`,
  }
  return (await workerd.post(hurried)) as Report
}

function scenarioNamed(id: string): Scenario {
  const found = scenarios.find((scenario) => scenario.id === id)
  if (found === undefined) throw new Error(`no scenario ${id}`)
  return found
}

/** What says where to look instead. */
const OUT_OF_SIGHT = 'leadprobe/out-of-sight'
/** What says that a test lead may still be there. */
const LEFT_BEHIND = 'lead/test-lead-left-behind'

for (const scenario of scenarios) {
  describe(scenario.id, () => {
    let report: Report
    beforeAll(() => {
      report = reports.get(scenario.id) as Report // all ran before
    })

    const { verdict, rule } = scenario.expect
    const reason = INVISIBLE[scenario.id]
    if (reason === undefined) {
      it(`ends ${verdict}, as on Node`, () => {
        expect(report.verdict).toBe(verdict)
      })

      it(`names ${rule ?? 'no failure'} first`, () => {
        const isUntold = UNTOLD[scenario.id] !== undefined && verdict === 'inconclusive'
        expect(isUntold ? [rule, OUT_OF_SIGHT] : [rule]).toContain(report.findings[0]?.rule)
      })
    } else {
      it(`ends inconclusive and points to the command line: ${reason}`, () => {
        expect(verdict).not.toBe('inconclusive')
        expect(report.verdict).toBe('inconclusive')
        expect(report.findings[0]?.rule).toBe(OUT_OF_SIGHT)
      })
    }

    it('leaves no test lead behind without saying so', () => {
      const { marker } = report.testLead
      const left = lab.leads().filter((lead) => JSON.stringify(lead).includes(marker))
      const isSaid = report.findings.some(({ rule }) => rule === LEFT_BEHIND)
      expect(left.length > 0 && !isSaid ? left : []).toEqual([])
      expect(report.testLead.removed && left.length > 0).toBe(false)
    })

    it('explains what is not a pass, and fits the published schema', () => {
      const unexplained = report.findings.filter(({ rule }) => rule === 'leadprobe/unexplained')
      expect(unexplained).toEqual([])
      expect(reportSchema.safeParse(report).error).toBeUndefined()
    })
  })
}

it('lists no scenario as invisible that there is not', () => {
  const ids = new Set(scenarios.map(({ id }) => id))
  const listed = Object.keys({ ...INVISIBLE, ...UNTOLD })
  expect(listed.filter((id) => !ids.has(id))).toEqual([])
})

describe('a name', () => {
  const endpoint = (host: string): Scenario => ({
    ...scenarioNamed('https-endpoint/accepted'),
    destination: { type: 'https-endpoint', url: `https://${host}/hook` },
  })

  it.each(['intranet', 'split', 'loopback', 'metadata'])(
    'with a private address among its own is never contacted: %s',
    async (label) => {
      const host = `${label}.contoso.example`
      lab.reset()
      const report = await check(endpoint(host))
      expect(report.findings[0]?.rule).toBe('network/address-blocked')
      expect(report.testLead.receipt).toBe('nothing')
      expect(lab.requests(host)).toBe(0)
    },
  )

  it('is not contacted while nobody can be asked for its addresses', async () => {
    const healthy = scenarioNamed('https-endpoint/accepted')
    lab.reset()
    const report = await check(healthy, BROKEN_DNS_HOST)
    expect(report.verdict).toBe('inconclusive')
    expect(report.findings[0]?.rule).toBe('network/dns-temporary')
    expect(report.findings[0]?.evidence.quote).toContain('503')
    expect(lab.leads()).toEqual([])
  })

  it('is looked up once in a check, though every request needs it', async () => {
    const before = dns.questions()
    const report = await check(scenarioNamed('azure-table/healthy'))
    expect(report.steps.flatMap(({ exchanges }) => exchanges).length).toBeGreaterThan(3)
    expect(dns.questions() - before).toBe(2) // A and AAAA
  })
})
