// Everything that can be wrong with a user who signs in with a password, one after the other.
import { beforeEach, describe, expect, it } from 'vitest'
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
    const reports = await walk(lab, situation, MENDS)
    expect(rulesOf(reports)).toEqual(Object.keys(MENDS))
    expectOneTokenRequestARun(reports, situation.world)
    expectArrivedAndGone(lab, reports.at(-1), situation.world.identity.host)
  }, 60_000)
})
