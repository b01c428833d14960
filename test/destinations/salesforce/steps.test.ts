// A Salesforce check against the lab: nothing of it goes past our transport, nothing secret comes
// out, nobody signs in twice, and no lead is left.
import { beforeEach, describe, expect, it } from 'vitest'
import { destinationKinds } from '../../../src/destinations/index.ts'
import type { ScenarioDestination } from '../../../src/lab/scenario.ts'
import { createNodeLabHost } from '../../../src/platform/node/lab-host.ts'
import type { CheckOptions } from '../../../src/run/check-request.ts'
import { checkInLab, labOfFile } from '../../lab/lab-of-file.ts'
import { tableless } from '../../lab/tableless-host.ts'
import { quickPlatform } from '../quick-platform.ts'

const platform = quickPlatform()
const lab = labOfFile({ ...tableless(createNodeLabHost()), now: () => platform.clock.now() })
beforeEach(() => lab.reset())

function destinationOf(name: string): ScenarioDestination {
  const scenario = lab.scenarios.find(({ id }) => id === `salesforce/${name}`)
  if (scenario === undefined) throw new Error(`no scenario ${name}`)
  return scenario.destination
}

function check(destination: ScenarioDestination, options: CheckOptions = {}) {
  const request = { destination, name: 'sf', cloud: 'global', options } as const
  return checkInLab(lab, request, { platform })
}

function orgOf({ organizationId }: ScenarioDestination) {
  return lab.salesforce(String(organizationId))
}

const WAYS = ['healthy', 'healthy-jwt', 'healthy-soap', 'healthy-oauth', 'healthy-token'] as const

describe.each(WAYS)('%s', (name) => {
  it('shows all of its traffic, and none of its secrets', async () => {
    const destination = destinationOf(name)
    const sessions: string[] = [...orgOf(destination).sessions]
    const report = await check(destination)
    sessions.push(...orgOf(destination).sessions)
    const exchanges = report.steps.flatMap((step) => step.exchanges)
    const requests = exchanges.filter(({ request }) => request.method !== 'CONNECT')
    const hosts = new Set(requests.map(({ request }) => new URL(request.url).hostname))
    const served = [...hosts].reduce((sum, host) => sum + lab.requests(host), 0)
    expect(requests).toHaveLength(served)
    const text = JSON.stringify(report)
    const secrets = destinationKinds.salesforce?.config.secrets(destination) ?? []
    for (const { value } of secrets) expect(text).not.toContain(value)
    for (const token of sessions) expect(text).not.toContain(token)
    expect(report.verdict).toBe('pass')
    expect(lab.leads('salesforce')).toEqual([])
  })
})

it.each(['client-secret-wrong', 'password-wrong', 'password-expired', 'jwt-key-wrong'])(
  '%s: nobody signs in a second time, and the lead is sent all the same',
  async (name) => {
    const destination = destinationOf(name)
    const report = await check(destination)
    expect(orgOf(destination).signIns).toBe(1)
    expect(report.steps.map(({ outcome }) => outcome)).toEqual([
      'pass',
      'pass',
      'warn',
      'skip',
      'warn',
      'skip',
      'pass',
    ])
    expect(report.testLead).toMatchObject({ receipt: 'maybe-created', removed: false })
  },
)

describe('a lead that never comes', () => {
  it('is explained by saving the same values, and what that saved is removed', async () => {
    const destination = destinationOf('healthy')
    orgOf(destination).webToLead.requiresCaptcha = true
    const report = await check(destination)
    expect(report.findings[0]).toMatchObject({ rule: 'salesforce/lead-not-created' })
    const methods = report.steps[5]?.exchanges.map(({ request }) => request.method) ?? []
    const saved = methods.indexOf('POST')
    expect(methods.slice(saved, saved + 3)).toEqual(['POST', 'GET', 'DELETE'])
    expect(methods.slice(saved + 3).filter((method) => method !== 'GET')).toEqual([])
    expect(lab.leads('salesforce')).toEqual([])
  })

  it('is explained by the description where nothing may be saved', async () => {
    const destination = destinationOf('required-picklist')
    orgOf(destination).user.canCreateLeads = false
    const report = await check(destination)
    expect(report.steps[5]?.summary).toContain('Probably because of this')
    expect(report.findings[0]).toMatchObject({ rule: 'salesforce/required-picklist' })
  })

  it('is not explained by a guess', async () => {
    const destination = destinationOf('healthy')
    const org = orgOf(destination)
    org.webToLead.isEnabled = false
    org.user.canCreateLeads = false
    const report = await check(destination)
    expect(report.steps[5]).toMatchObject({ outcome: 'fail' })
    expect(report.steps[5]?.summary).toContain('could not save a lead to find out why')
    const [fact, ...others] = report.findings.filter(({ step }) => step === 'read-back')
    expect(fact).toMatchObject({ rule: 'salesforce/lead-not-created', severity: 'error' })
    expect(others.length).toBeGreaterThan(2)
    for (const { title, severity, confidence } of others) {
      expect(title).toMatch(/^Possible cause: /)
      expect([severity, confidence]).toEqual(['warning', 0.45])
    }
  })

  it('may be lost to the rules of the org, where nothing may be saved', async () => {
    const destination = destinationOf('validation-rule')
    orgOf(destination).user.canCreateLeads = false
    const { findings } = await check(destination)
    const named = findings.map(({ rule, title }) => `${rule} ${title.split(':')[0]}`)
    expect(named[0]).toContain('salesforce/lead-not-created')
    expect(named).toContain('salesforce/validation-rule Possible cause')
  })

  it('is foretold where the time ends before it could come', async () => {
    const destination = destinationOf('required-picklist')
    const report = await check(destination, { timeoutMs: 20_000 })
    expect(report.verdict).toBe('inconclusive')
    expect(report.findings[0]).toMatchObject({
      rule: 'salesforce/required-picklist',
      step: 'read-back',
      title: expect.stringMatching(/^Likely cause: /),
    })
  })
})

type LabOrg = ReturnType<typeof orgOf>

describe('the Default Lead Creator', () => {
  const lost = () => destinationOf('default-lead-creator')
  it.each<[string, (org: LabOrg) => void, string]>([
    ['who is not active', (org) => isGone(org.webToLead), 'Likely'],
    ['who may not mail', (org) => mayNotMail(org.webToLead), 'Likely'],
    ['whose permissions are hidden', (org) => hidesSetup(org.user), 'Possible'],
    ['whom no lead names', (org) => void org.earlierLeads.splice(0), 'Possible'],
  ])('%s is a cause', async (_who, change, likelihood) => {
    const destination = lost()
    change(orgOf(destination))
    const { findings } = await check(destination)
    const named = findings.find(({ rule }) => rule === 'salesforce/default-lead-creator')
    expect(named?.title).toMatch(`${likelihood} cause: `)
    expect(findings[0] === named).toBe(likelihood === 'Likely')
  })

  it('who may do all that is needed is none', async () => {
    const destination = lost()
    const { webToLead } = orgOf(destination)
    webToLead.creator.canModifyAllData = true
    webToLead.isEnabled = false
    const { findings } = await check(destination)
    expect(findings.map(({ rule }) => rule)).not.toContain('salesforce/default-lead-creator')
    expect(findings[0]?.evidence.quote).toContain('holds Modify All Data and Send Email')
  })
})

function isGone({ creator }: LabOrg['webToLead']): void {
  Object.assign(creator, { canModifyAllData: true, isActive: false })
}

function hidesSetup(user: LabOrg['user']): void {
  user.canViewSetup = false
}

function mayNotMail({ creator }: LabOrg['webToLead']): void {
  Object.assign(creator, { canModifyAllData: true, canSendEmail: false })
}

it('what an org says about its rules is told, and does not spoil a check that works', async () => {
  const destination = destinationOf('healthy')
  orgOf(destination).validationRules.push({
    name: 'Zip_needed',
    isActive: true,
    message: 'A zip is needed.',
    formula: 'false',
    field: 'PostalCode',
    rejects: () => false,
  })
  const report = await check(destination)
  expect(report.steps[3]?.summary).toContain('1 validation rule (Zip_needed)')
  expect(report.verdict).toBe('pass')
  expect(report.findings).toEqual([])
})

describe('what was foretold', () => {
  it('is refuted by the lead that arrived, and what that leaves open is a remark', async () => {
    const destination = destinationOf('country-picklist')
    orgOf(destination).countries = [{ code: 'US', integrationValue: 'US' }]
    const report = await check(destination)
    expect(report.steps[3]?.summary).toContain('Country/territory picklists are on')
    expect(report.verdict).toBe('pass')
    expect(report.findings).toMatchObject([
      { rule: 'salesforce/country-picklist-on', severity: 'info', step: 'read-back' },
    ])
  })
})
