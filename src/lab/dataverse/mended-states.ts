// What stays different from a world that never broke once somebody has mended it.
import { ENTRA_STATES, homeOf } from '../entra/states.ts'
import type { DynamicsWorld } from './world.ts'

type Change = (world: DynamicsWorld) => void

/** The application is registered anew, in the directory that the organization belongs to. */
const registerAtHome: Change = ({ tenant, organization }) => {
  tenant.id = homeOf(organization.host).directoryId
  organization.tenantId = tenant.id
}

export const MENDED_STATES = {
  'tenant-mismatch': registerAtHome,
  'tenant-gone': registerAtHome,
  'other-cloud': registerAtHome,
  'dynamics-absent': registerAtHome,
  'other-cloud-user': ({ tenant, person, organization }) => {
    const { domain, userName } = homeOf(organization.host)
    tenant.domains.push(domain)
    person.userName = userName
  },
  'secret-replaced': ENTRA_STATES['secret-replaced'],
  'secret-expired': ENTRA_STATES['secret-replaced'],
  'password-changed': ENTRA_STATES['password-changed'],
  'password-expired': ENTRA_STATES['password-changed'],
  'user-federated': ENTRA_STATES['password-changed'],
  'own-client-not-public': ({ application }) => {
    application.allowsPublicClientFlows = true
  },
  /** The second factor stays: the application needs none. */
  'mfa-required': ENTRA_STATES['mfa-required'],
  'mfa-not-set-up': ENTRA_STATES['mfa-not-set-up'],
} as const satisfies Readonly<Record<string, Change>>
