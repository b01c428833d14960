// What can be wrong with a directory: each state is one change to a world that works.
import { madeUpId } from '../dataverse/identity.ts'
import type { DynamicsWorld } from '../dataverse/world.ts'
import { madeUpGuid, madeUpSignature } from '../made-up.ts'

type Break = (world: DynamicsWorld) => void

/** The one that somebody made after the config was written. */
export const NEW_SECRET = { id: madeUpGuid('new secret'), value: madeUpSignature('new secret') }
/** The same of the password. */
export const NEW_PASSWORD = 'another one since Monday'

/** The directory to which an organization really belongs whose config names another one. */
export function homeOf(host: string) {
  const domain = `home-of-${host.replace(/\..*$/, '')}.onmicrosoft.com`
  return { directoryId: madeUpId(`directory ${domain}`), domain, userName: `leads@${domain}` }
}

const DAY_MS = 24 * 3_600_000

export const ENTRA_STATES = {
  'tenant-gone': ({ tenant }) => {
    tenant.isDeleted = true
  },
  'other-cloud': ({ tenant }) => {
    tenant.cloud = 'us-government'
  },
  'other-cloud-user': ({ tenant }) => {
    tenant.cloud = 'us-government'
  },
  'app-disabled': ({ application }) => {
    application.isDisabled = true
  },
  'secret-replaced': ({ application }) => {
    application.secrets = [{ ...NEW_SECRET, expiresAt: application.secrets[0]?.expiresAt ?? 0 }]
  },
  'secret-expired': ({ application }) => {
    for (const secret of application.secrets) secret.expiresAt -= 366 * DAY_MS
  },
  'app-blocked-by-policy': ({ tenant }) => {
    tenant.blocks = 'workloads'
  },
  'dynamics-absent': ({ tenant }) => {
    tenant.dynamics = 'absent'
  },
  'dynamics-disabled': ({ tenant }) => {
    tenant.dynamics = 'disabled'
  },
  'not-subscribed': ({ tenant }) => {
    tenant.dynamics = 'not-subscribed'
  },
  'own-client-not-public': () => undefined,
  'password-changed': ({ person }) => {
    person.password = NEW_PASSWORD
  },
  'user-federated': ({ person }) => {
    person.isFederated = true
  },
  'user-locked': ({ person }) => {
    person.isLocked = true
  },
  'password-expired': ({ person }) => {
    person.isPasswordExpired = true
  },
  'user-disabled': ({ person }) => {
    person.isDisabled = true
  },
  'mfa-required': ({ person }) => {
    person.multiFactor = 'required'
  },
  'mfa-not-set-up': ({ person }) => {
    person.multiFactor = 'to-be-set-up'
  },
  'blocked-by-policy': ({ tenant }) => {
    tenant.blocks = 'users'
  },
  'consent-missing': ({ tenant }) => {
    tenant.consentedTo = []
  },
  'sign-in-throttled': ({ tenant }) => {
    tenant.outage = 'throttled'
  },
  'sign-in-loop': ({ tenant }) => {
    tenant.outage = 'request-loop'
  },
  'sign-in-transient': ({ tenant }) => {
    tenant.outage = 'transient-error'
  },
  'sign-in-empty-503': ({ tenant }) => {
    tenant.outage = 'empty-503'
  },
  'sign-in-silent': ({ tenant }) => {
    tenant.outage = 'silent'
  },
} as const satisfies Readonly<Record<string, Break>>
