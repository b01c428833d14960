// From everything wrong to a lead that arrives: each run names the next obstacle, and that one thing
// is mended, in the config or in the lab's state, until nothing is left to say.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { destinationKinds } from '../../src/destinations/index.ts'
import { defaultRulebook } from '../../src/diagnosis/default-rulebook.ts'
import { salesRole } from '../../src/lab/dataverse/standard-roles.ts'
import type { DynamicsWorld } from '../../src/lab/dataverse/world.ts'
import { AUTHORITIES } from '../../src/lab/entra/sites.ts'
import { type Lab, startLab } from '../../src/lab/lab.ts'
import type { ScenarioDestination } from '../../src/lab/scenario.ts'
import { scenarios } from '../../src/lab/scenarios/index.ts'
import type { Report } from '../../src/model/report.ts'
import type { Cloud } from '../../src/model/vocabulary.ts'
import { createNodeLabHost } from '../../src/platform/node/lab-host.ts'
import { createNodePlatform } from '../../src/platform/node/node-platform.ts'
import { runCheck } from '../../src/run/run-check.ts'

let lab: Lab
beforeAll(async () => {
  lab = await startLab(createNodeLabHost())
}, 30_000)
afterAll(() => lab.close())
beforeEach(() => lab.reset())

interface Asked {
  readonly cloud?: Cloud
  readonly timeoutMs?: number
}

function check(
  destination: ScenarioDestination,
  { cloud, timeoutMs }: Asked = {},
): Promise<Report> {
  return runCheck(
    {
      destination,
      name: 'crm',
      cloud: cloud ?? 'global',
      options: { timeoutMs: timeoutMs ?? 20_000 },
    },
    {
      platform: createNodePlatform(),
      kinds: destinationKinds,
      rulebook: defaultRulebook(),
      policy: lab.policy(),
      toolVersion: 'test',
    },
  )
}

/** What the publisher has at one moment: the settings in the portal, and the world behind them. */
interface Situation {
  readonly world: DynamicsWorld
  readonly destination: { readonly type: 'dynamics-365'; url: string; auth: Record<string, string> }
  /** Those that come with Dynamics 365 Sales. */
  readonly leadColumns: LeadColumns
}

type LeadColumns = NonNullable<DynamicsWorld['organization']['leadColumns']>

/** What the remedy of a rule comes to in the lab, by rule. */
type Mends = Readonly<Record<string, (situation: Situation) => void>>

/** The rules in the order in which they came first; the reports end with the one that is clean. */
async function walk(situation: Situation, mends: Mends): Promise<Report[]> {
  const reports: Report[] = []
  const left = new Map(Object.entries(mends))
  for (;;) {
    const report = await check(situation.destination)
    reports.push(report)
    const [finding] = report.findings
    if (finding === undefined) return reports
    const mend = left.get(finding.rule)
    // What was mended must not come first again.
    expect.soft([...left.keys()]).toContain(finding.rule)
    if (mend === undefined) return reports
    expect(finding.remediation.length).toBeGreaterThan(0)
    left.delete(finding.rule)
    mend(situation)
  }
}

const rulesOf = (reports: readonly Report[]) =>
  reports.flatMap(({ findings }) => findings[0]?.rule ?? [])

const hasSignedIn = ({ steps }: Report) =>
  steps.find(({ id }) => id === 'sign-in')?.outcome !== 'skip'

function expectOneTokenRequestARun(reports: readonly Report[], { tokenRequests }: DynamicsWorld) {
  expect(tokenRequests).toHaveLength(reports.filter(hasSignedIn).length)
  expect(tokenRequests.filter(({ hostWasVerified }) => !hostWasVerified)).toEqual([])
}

function expectArrivedAndGone(report: Report | undefined, host: string) {
  expect(report?.verdict).toBe('pass')
  expect(report?.steps.map(({ outcome }) => outcome)).toEqual(Array(7).fill('pass'))
  expect(report?.testLead).toMatchObject({ receipt: 'created', removed: true })
  const marker = report?.testLead.marker ?? ''
  expect(lab.leads(host).filter((lead) => JSON.stringify(lead).includes(marker))).toEqual([])
}

describe('with an application', () => {
  function everythingWrong(): Situation {
    const world = lab.dynamics('contoso-healthy.crm4.dynamics.com')
    const { tenant, application, organization, applicationUser, leadWriter, checker } = world
    tenant.applications = []
    tenant.dynamics = 'disabled'
    tenant.blocks = 'workloads'
    application.isDisabled = true
    for (const secret of application.secrets) secret.expiresAt = Date.now() - 1
    organization.state = 'disabled'
    organization.users = []
    organization.plugin = 'Leads must have a business e-mail address.'
    const leadColumns = organization.leadColumns ?? {}
    organization.leadColumns = undefined
    applicationUser.isDisabled = true
    applicationUser.roles = []
    delete leadWriter.privileges['prvCreateLead']
    delete checker.privileges['prvDeleteLead']
    const source = leadColumns['leadsourcecode']
    if (source !== undefined) source.isSecured = true
    const industry = leadColumns['industrycode']
    if (industry !== undefined) industry.isRequired = true
    const auth = {
      type: 'entra',
      directoryId: 'contoso',
      applicationId: application.id,
      clientSecret: world.identity.secret.id,
    }
    const url = 'https://make.powerapps.com/environments/Default/home'
    return { world, destination: { type: 'dynamics-365', url, auth }, leadColumns }
  }

  const MENDS: Mends = {
    'dataverse/url-not-dynamics': ({ destination, world }) => {
      destination.url = `https://${world.identity.host}`
    },
    'entra/tenant-id-malformed': ({ destination }) => {
      destination.auth['directoryId'] = lab.dynamics(
        'contoso-healthy-user.crm.dynamics.com',
      ).tenant.id
    },
    'config/secret-id-not-value': ({ destination, world }) => {
      destination.auth['clientSecret'] = world.identity.secret.value
    },
    'dataverse/tenant-mismatch': ({ destination, world }) => {
      destination.auth['directoryId'] = world.tenant.id
    },
    'entra/app-not-found': ({ world }) => {
      world.tenant.applications.push(world.application)
    },
    'entra/app-disabled': ({ world }) => {
      world.application.isDisabled = false
    },
    'entra/client-secret-expired': ({ destination, world }) => {
      const value = 'xyz8Q~a-secret-made-this-morning-for-leads'
      world.application.secrets.push({ id: 'new', value, expiresAt: Date.now() + 3_600_000 })
      destination.auth['clientSecret'] = value
    },
    'entra/resource-not-in-tenant': ({ world }) => {
      world.tenant.dynamics = 'enabled'
    },
    'entra/conditional-access-blocked': ({ world }) => {
      world.tenant.blocks = 'nobody'
    },
    'dataverse/org-unavailable': ({ world }) => {
      world.organization.state = 'administration'
    },
    'dataverse/user-not-member': ({ world }) => {
      world.organization.users.push(world.applicationUser)
    },
    'dataverse/user-disabled': ({ world }) => {
      world.applicationUser.isDisabled = false
    },
    'dataverse/no-roles': ({ world }) => {
      world.applicationUser.roles = [world.leadWriter, world.checker]
    },
    'dataverse/admin-mode': ({ world }) => {
      world.organization.state = 'running'
    },
    'dataverse/lead-table-missing': ({ world, leadColumns }) => {
      world.organization.leadColumns = leadColumns
    },
    'dataverse/missing-privilege': ({ world }) => {
      world.applicationUser.roles = [salesRole('walk'), world.checker]
    },
    'dataverse/field-security': ({ world }) => {
      const members = [world.applicationUser.id]
      world.organization.fieldProfiles.push({
        name: 'Leads',
        members,
        canCreate: ['leadsourcecode'],
      })
    },
    'dataverse/required-field': ({ leadColumns }) => {
      const column = leadColumns['industrycode']
      if (column !== undefined) column.isRequired = false
    },
    'dataverse/plugin-rejected': ({ world }) => {
      world.organization.plugin = undefined
    },
    'dataverse/lead-writer-role-missing': ({ world }) => {
      world.leadWriter.privileges['prvCreateLead'] = 'Basic'
      world.applicationUser.roles = [world.leadWriter, world.checker]
    },
    'lead/test-lead-left-behind': ({ world }) => {
      world.checker.privileges['prvDeleteLead'] = 'Basic'
    },
  }

  it('names one obstacle after the other, until the lead arrives and is gone', async () => {
    const situation = everythingWrong()
    const reports = await walk(situation, MENDS)
    expect(rulesOf(reports)).toEqual(Object.keys(MENDS))
    const left = lab.leads(situation.world.identity.host)
    const said = reports.filter(({ findings }) =>
      findings.some(({ rule }) => rule === 'lead/test-lead-left-behind'),
    )
    expect(left.map(({ lead }) => lead)).toMatchObject(
      said.map(({ testLead }) => ({ lastname: testLead.marker })),
    )
    expectOneTokenRequestARun(reports, situation.world)
    expectArrivedAndGone(reports.at(-1), situation.world.identity.host)
  }, 60_000)
})

describe('with a user name and a password', () => {
  function everythingWrong(): Situation {
    const world = lab.dynamics('contoso-healthy-user.crm.dynamics.com')
    const { identity, tenant, person, personUser, organization } = world
    tenant.users = []
    tenant.blocks = 'users'
    tenant.consentedTo = []
    person.isLocked = true
    person.password = 'the one since Monday'
    person.isPasswordExpired = true
    person.isDisabled = true
    person.multiFactor = 'required'
    organization.users = []
    personUser.hasLicense = false
    personUser.roles = []
    const { password } = identity
    const auth = { type: 'office-365', userName: 'CONTOSO\\leads', password }
    const url = `https://${identity.host}`
    return { world, destination: { type: 'dynamics-365', url, auth }, leadColumns: {} }
  }

  const MENDS: Mends = {
    'config/wrong-type': ({ destination, world }) => {
      destination.auth['userName'] = world.identity.userName
    },
    'entra/user-not-found': ({ world }) => {
      world.tenant.users = [world.person]
    },
    'entra/user-locked': ({ world }) => {
      world.person.isLocked = false
    },
    'entra/user-password-invalid': ({ destination, world }) => {
      destination.auth['password'] = world.person.password
    },
    'entra/password-expired': ({ world }) => {
      world.person.isPasswordExpired = false
    },
    'entra/user-disabled': ({ world }) => {
      world.person.isDisabled = false
    },
    'entra/mfa-required': ({ world }) => {
      world.person.multiFactor = 'none'
    },
    'entra/conditional-access-blocked': ({ world }) => {
      world.tenant.blocks = 'nobody'
    },
    'entra/consent-missing': ({ world }) => {
      world.tenant.consentedTo = world.tenant.applications.map(({ id }) => id)
    },
    'dataverse/user-not-member': ({ world }) => {
      world.organization.users = [world.personUser]
    },
    'dataverse/license-missing': ({ world }) => {
      world.personUser.hasLicense = true
    },
    'dataverse/no-roles': ({ world }) => {
      world.personUser.roles = [world.leadWriter, world.checker]
    },
  }

  it('names one obstacle after the other, until the lead arrives and is gone', async () => {
    const situation = everythingWrong()
    const reports = await walk(situation, MENDS)
    expect(rulesOf(reports)).toEqual(Object.keys(MENDS))
    expectOneTokenRequestARun(reports, situation.world)
    expectArrivedAndGone(reports.at(-1), situation.world.identity.host)
  }, 60_000)
})

describe('in every scenario', () => {
  const authorities = Object.values(AUTHORITIES)
  const asked = () => authorities.map((host) => lab.requests(host))

  it.each(scenarios.filter(({ kind }) => kind === 'dynamics-365'))(
    '$id asks for one token at most, after the host was verified',
    async ({ destination, cloud, timeoutMs }) => {
      const report = await check(destination, {
        ...(cloud === undefined ? {} : { cloud }),
        ...(timeoutMs === undefined ? {} : { timeoutMs }),
      })
      const requests = asked().reduce((sum, count) => sum + count, 0)
      expect(requests).toBe(hasSignedIn(report) ? 1 : 0)
      if (requests === 0) return
      const { tokenRequests } = lab.dynamics(new URL(String(destination['url'])).hostname)
      expect(tokenRequests.map(({ hostWasVerified }) => hostWasVerified)).toEqual([true])
      const isChina = new URL(String(destination['url'])).hostname.endsWith('.dynamics.cn')
      expect(tokenRequests[0]?.authority === AUTHORITIES.china).toBe(isChina)
    },
    30_000,
  )
})
