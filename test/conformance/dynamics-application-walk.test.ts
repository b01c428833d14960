// Everything that can be wrong with an application, its tenant and its organization, one after the other.
import { beforeEach, describe, expect, it } from 'vitest'
import { salesRole } from '../../src/lab/dataverse/standard-roles.ts'
import { labOfFile } from '../lab/lab-of-file.ts'
import {
  expectArrivedAndGone,
  expectOneTokenRequestARun,
  type Mends,
  rulesOf,
  type Situation,
  walk,
} from './dynamics-walk.ts'

const lab = labOfFile()
beforeEach(() => lab.reset())

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
    const reports = await walk(lab, situation, MENDS)
    expect(rulesOf(reports)).toEqual(Object.keys(MENDS))
    const left = lab.leads(situation.world.identity.host)
    const said = reports.filter(({ findings }) =>
      findings.some(({ rule }) => rule === 'lead/test-lead-left-behind'),
    )
    expect(left.map(({ lead }) => lead)).toMatchObject(
      said.map(({ testLead }) => ({ lastname: testLead.marker })),
    )
    expectOneTokenRequestARun(reports, situation.world)
    expectArrivedAndGone(lab, reports.at(-1), situation.world.identity.host)
  }, 60_000)
})
