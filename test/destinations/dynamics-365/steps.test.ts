// The steps of a Dynamics 365 check against the lab: what is sent, where to, in which order, how often.
import { beforeEach, describe, expect, it } from 'vitest'
import type { Report } from '../../../src/model/report.ts'
import { checkInLab, labOfFile } from '../../lab/lab-of-file.ts'

const lab = labOfFile()
beforeEach(() => lab.reset())

function scenarioNamed(name: string) {
  const scenario = lab.scenarios.find(({ id }) => id === `dynamics-365/${name}`)
  if (scenario === undefined) throw new Error(`The lab has no scenario ${name}`)
  return scenario
}

function check(name: string): Promise<Report> {
  const scenario = scenarioNamed(name)
  return checkInLab(lab, {
    destination: scenario.destination,
    name,
    cloud: scenario.cloud ?? 'global',
    options: { timeoutMs: scenario.timeoutMs ?? 20_000 },
  })
}

/** `network GET contoso.crm4.dynamics.com /api/data/v9.2/`, without connections and queries. */
function requestsOf(report: Report): readonly string[] {
  return report.steps.flatMap(({ id, exchanges }) =>
    exchanges
      .filter(({ request }) => request.method !== 'CONNECT')
      .map(({ request: { method, url } }) => {
        const { hostname, pathname } = new URL(url)
        return `${id} ${method} ${hostname} ${pathname}`
      }),
  )
}

const tokenRequests = (report: Report) =>
  requestsOf(report).filter((line) => line.endsWith('/oauth2/v2.0/token'))

describe('a healthy environment', () => {
  it('is asked for its tenant, then for nothing that is not needed', async () => {
    const report = await check('healthy')
    const { destination } = scenarioNamed('healthy')
    const { hostname: host } = new URL(String(destination['url']))
    const { directoryId } = destination['auth'] as Record<string, string>
    const asked = requestsOf(report).map((line) => line.replaceAll(/\([0-9a-f-]{36}\)/g, '(id)'))
    expect(asked).toEqual([
      `network GET ${host} /api/data/v9.2/`,
      `sign-in POST login.microsoftonline.com /${directoryId}/oauth2/v2.0/token`,
      `permission GET ${host} /api/data/v9.2/WhoAmI`,
      `permission GET ${host} /api/data/v9.2/EntityDefinitions(LogicalName='lead')`,
      `permission GET ${host} /api/data/v9.2/EntityDefinitions(LogicalName='lead')/Attributes(LogicalName='leadsourcecode')/Microsoft.Dynamics.CRM.PicklistAttributeMetadata`,
      `permission GET ${host} /api/data/v9.2/systemusers(id)/systemuserroles_association`,
      `permission GET ${host} /api/data/v9.2/systemusers(id)/Microsoft.Dynamics.CRM.RetrieveUserPrivileges()`,
      `write POST ${host} /api/data/v9.2/leads`,
      `read-back GET ${host} /api/data/v9.2/leads(id)`,
      `clean-up DELETE ${host} /api/data/v9.2/leads(id)`,
      `clean-up GET ${host} /api/data/v9.2/leads(id)`,
    ])
  })

  it('gets a lead that carries the marker and a lead source, and keeps none', async () => {
    const report = await check('healthy')
    const write = report.steps.find(({ id }) => id === 'write')?.exchanges[0]
    expect(JSON.parse(write?.request.body ?? '')).toMatchObject({
      lastname: report.testLead.marker,
      leadsourcecode: 8,
    })
    expect(report.testLead).toMatchObject({ receipt: 'created', removed: true })
    expect(lab.leads('dynamics-365')).toEqual([])
  })

  it('of a user is signed in to by the tenant that it named', async () => {
    const report = await check('healthy-office-365')
    expect(tokenRequests(report)).toHaveLength(1)
    expect(tokenRequests(report)[0]).not.toContain('/organizations/')
  })

  it('in China is signed in to in China', async () => {
    const report = await check('china')
    expect(tokenRequests(report)[0]).toContain('login.partner.microsoftonline.cn')
    expect(report.testLead.removed).toBe(true)
  })
})

describe('what is secret', () => {
  it.each([
    'healthy',
    'healthy-office-365',
    'secret-replaced',
    'password-changed',
    'no-roles',
    'organization-silent',
  ])('appears nowhere in the report of %s', async (name) => {
    const text = JSON.stringify(await check(name))
    const { clientSecret, password } = scenarioNamed(name).destination['auth'] as Record<
      string,
      string
    >
    const secret = clientSecret ?? password ?? ''
    expect(secret.length).toBeGreaterThan(7)
    for (const spelling of [secret, encodeURIComponent(secret), btoa(secret).replace(/=+$/, '')]) {
      expect(text).not.toContain(spelling)
    }
    expect(text).not.toMatch(/"access_token\\?":\\?"(?!\[secret)/)
  })

  it.each(['tenant-mismatch', 'ids-swapped', 'organization-gone', 'organization-unavailable'])(
    'is not sent to anybody in %s',
    async (name) => {
      const report = await check(name)
      expect(tokenRequests(report)).toEqual([])
      expect(report.steps.find(({ id }) => id === 'sign-in')?.outcome).toBe('skip')
    },
  )

  it('goes to the sign-in service only, and the token to the environment only', async () => {
    const report = await check('healthy')
    const { hostname } = new URL(String(scenarioNamed('healthy').destination['url']))
    const all = report.steps.flatMap(({ exchanges }) => exchanges)
    const withToken = all.filter(({ request }) => 'Authorization' in request.headers)
    const withSecret = all.filter(({ request }) => request.body?.includes('client_secret'))
    expect(new Set(withToken.map(({ request }) => new URL(request.url).hostname))).toEqual(
      new Set([hostname]),
    )
    expect(withSecret.map(({ request }) => new URL(request.url).hostname)).toEqual([
      'login.microsoftonline.com',
    ])
  })
})

describe('a refused sign-in', () => {
  it.each([
    'secret-replaced',
    'password-changed',
    'user-locked',
    'sign-in-throttled',
    'sign-in-empty-503',
  ])('is not tried again: %s', async (name) => {
    const report = await check(name)
    expect(tokenRequests(report)).toHaveLength(1)
    expect(requestsOf(report).filter((line) => line.startsWith('permission'))).toEqual([])
  })

  it('keeps what support asks for', async () => {
    const report = await check('secret-replaced')
    expect(report.findings[0]?.captures).toMatchObject({
      traceId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      correlationId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\d/),
    })
  })
})

describe('an account that may do little', () => {
  it('is only proven wrong by the write', async () => {
    const report = await check('no-roles')
    const outcomes = Object.fromEntries(report.steps.map(({ id, outcome }) => [id, outcome]))
    expect(outcomes).toMatchObject({ permission: 'inconclusive', write: 'fail' })
    expect(report.testLead.receipt).toBe('nothing')
  })

  it('leaves its lead behind, and the report says where', async () => {
    const report = await check('delete-refused')
    expect(report.testLead).toMatchObject({ receipt: 'created', removed: false })
    expect(report.findings.map(({ rule }) => rule)).toContain('lead/test-lead-left-behind')
    expect(lab.leads('dynamics-365')).toHaveLength(1)
  })
})

describe('an uncertain write', () => {
  it('is looked for by its marker, and removed', async () => {
    const report = await check('create-unanswered')
    expect(report.verdict).toBe('inconclusive')
    expect(report.testLead).toMatchObject({ receipt: 'maybe-created', removed: true })
    expect(lab.leads('dynamics-365')).toEqual([])
  })

  it('is not begun while the environment asks for a pause', async () => {
    const report = await check('too-many-requests')
    const writes = requestsOf(report).filter((line) => line.startsWith('write'))
    expect({ writes, receipt: report.testLead.receipt }).toEqual({ writes: [], receipt: 'nothing' })
  })
})
