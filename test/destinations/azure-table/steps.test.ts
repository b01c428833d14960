// The steps of a table check against the lab: real TLS, a real table service, Azure's own refusals.
import { beforeEach, describe, expect, it } from 'vitest'
import { labAccounts } from '../../../src/lab/tables/accounts.ts'
import type { Rulebook } from '../../../src/model/rulebook.ts'
import { checkInLab, labOfFile } from '../../lab/lab-of-file.ts'

const lab = labOfFile()
beforeEach(() => lab.reset())

const noRules: Rulebook = {
  version: 'none',
  rules: [],
  rule: () => undefined,
  judge: () => [],
  diagnose: () => ({ lang: 'und', findings: [], askNext: [] }),
}

function connectionString(name: string, change: (key: string) => string = (key) => key): string {
  const account = labAccounts.find((one) => one.name === name)
  const suffix = account?.suffix ?? 'core.windows.net'
  const key = account?.key ?? labAccounts[0]?.key ?? ''
  return `DefaultEndpointsProtocol=https;AccountName=${name};AccountKey=${change(key)};EndpointSuffix=${suffix}`
}

async function check(text: string, timeoutMs = 10_000) {
  const report = await checkInLab(
    lab,
    {
      destination: { type: 'azure-table', connectionString: text },
      name: 'table',
      cloud: 'global',
      options: { timeoutMs },
    },
    { rulebook: noRules },
  )
  const deciding = report.steps.find(({ outcome }) => outcome !== 'pass' && outcome !== 'skip')
  return { report, deciding, requests: report.steps.flatMap(({ exchanges }) => exchanges).length }
}

describe('an account that works', () => {
  it('takes the lead, shows it, and no longer has it afterwards', async () => {
    const { report } = await check(connectionString('contosoleads'))
    expect(report.steps.map(({ id, outcome }) => `${id} ${outcome}`)).toEqual([
      'config pass',
      'network pass',
      'sign-in skip',
      'permission skip',
      'write pass',
      'read-back pass',
      'clean-up pass',
    ])
    expect(report.testLead).toMatchObject({ receipt: 'created', removed: true })
    expect(lab.leads()).toEqual([])
  })

  it('keeps a table that it had to create', async () => {
    const first = await check(connectionString('contosogov'))
    const second = await check(connectionString('contosogov'))
    const writes = [first, second].map(({ report }) => report.steps[4]?.summary)
    expect(writes).toEqual([
      'The table MarketplaceLeads was missing; it was created, and the lead added to it.',
      'The lead was added to the table MarketplaceLeads.',
    ])
  })
})

describe('an account that refuses', () => {
  it.each([
    ['contosofirewalled', 'fail', ['AuthorizationFailure']],
    ['contosokeysoff', 'fail', ['KeyBasedAuthenticationNotPermitted']],
    ['contosodisabled', 'fail', ['AccountIsDisabled']],
    ['contososasread', 'fail', ['AuthorizationPermissionMismatch']],
    ['contososasold', 'fail', ['lp:sas-expired', 'AuthenticationFailed']],
    ['contosocreate', 'fail', ['TableNotFound', 'AuthorizationPermissionMismatch']],
    ['contosonotable', 'fail', ['TableNotFound']],
    ['contosodeleting', 'inconclusive', ['TableBeingDeleted']],
    ['contosoclock', 'inconclusive', ['lp:clock-skew', 'AuthenticationFailed']],
    ['contosopicky', 'inconclusive', ['PropertyValueTooLarge']],
    ['contosobusy', 'inconclusive', ['ServerBusy']],
    ['contosobroken', 'inconclusive', ['InternalError']],
  ])('%s: %s with %j', async (name, outcome, codes) => {
    const { report, deciding } = await check(connectionString(name))
    expect(deciding).toMatchObject({ id: 'write', outcome, evidence: [{ codes }] })
    expect(deciding?.evidence[0]?.captures?.['requestId']).toMatch(/^[0-9a-f-]{36}$/)
    expect(report.testLead.removed || report.testLead.receipt !== 'created').toBe(true)
    expect(lab.leads()).toEqual([])
  })

  it('says that a key with one character changed was refused, after one attempt', async () => {
    const change = (key: string) => (key.startsWith('A') ? `B${key.slice(1)}` : `A${key.slice(1)}`)
    const { report, deciding } = await check(connectionString('contosoleads', change))
    expect(deciding).toMatchObject({
      id: 'write',
      outcome: 'fail',
      evidence: [{ codes: ['AuthenticationFailed'], status: 403 }],
    })
    expect(report.steps.find(({ id }) => id === 'write')?.exchanges).toHaveLength(1)
    expect(report.testLead.receipt).toBe('nothing')
  })

  it('says by how much the clocks differ', async () => {
    const { deciding } = await check(connectionString('contosoclock'))
    expect(deciding?.evidence[0]?.captures?.['skew']).toBe('26 minutes')
  })
})

describe('what happens to the lead', () => {
  it('is found and removed after a write that was never answered', async () => {
    const { report } = await check(connectionString('contososilent'), 4_000)
    expect(report.verdict).toBe('inconclusive')
    expect(report.testLead).toMatchObject({ receipt: 'maybe-created', removed: true })
    expect(lab.leads()).toEqual([])
  })

  it('fails when the service said created and the lead is not there', async () => {
    const { deciding } = await check(connectionString('contosoforgets'))
    expect(deciding).toMatchObject({
      id: 'read-back',
      outcome: 'fail',
      evidence: [{ codes: ['lp:lead-not-found'] }],
    })
  })

  it('is named when it could not be removed', async () => {
    const { report, deciding } = await check(connectionString('contosokeeps'))
    expect(deciding).toMatchObject({
      id: 'clean-up',
      outcome: 'warn',
      evidence: [{ codes: ['lp:lead-left-behind'], text: report.testLead.marker }],
    })
    expect(lab.leads()).toHaveLength(1)
  })
})

describe('an account that is not there', () => {
  it('fails at the network, before anything is sent', async () => {
    const { report, deciding } = await check(connectionString('contosoleadz'))
    expect(deciding).toMatchObject({ id: 'network', outcome: 'fail' })
    expect(deciding?.evidence[0]?.codes).toEqual(['ENOTFOUND'])
    expect(report.testLead.receipt).toBe('nothing')
  })
})
