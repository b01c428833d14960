// A directory of Microsoft Entra ID as the lab keeps it: everything in it can be broken and mended.
import type { Cloud } from '../../model/vocabulary.ts'

export interface Tenant {
  id: string
  cloud: Cloud
  /** The first one is the domain of the user names. */
  domains: string[]
  /** True when its last subscription has ended. */
  isDeleted: boolean
  applications: Application[]
  users: DirectoryUser[]
  /** Ids of the applications that may act for users in Dynamics. */
  consentedTo: string[]
  /** Whom a Conditional Access policy keeps out. */
  blocks: 'nobody' | 'users' | 'workloads'
  /** How Dynamics stands in the directory. */
  dynamics: 'enabled' | 'disabled' | 'absent' | 'not-subscribed'
  outage: TenantOutage | undefined
}

export type TenantOutage =
  | 'throttled'
  | 'request-loop'
  | 'transient-error'
  /** 503 with an empty object, as gateways in front of the service give it. */
  | 'empty-503'
  /** The connection stays open and nothing comes. */
  | 'silent'

export interface Application {
  /** Application (client) ID. */
  readonly id: string
  /** Object id of its service principal. */
  readonly objectId: string
  name: string
  isDisabled: boolean
  allowsPublicClientFlows: boolean
  secrets: ClientSecret[]
}

export interface ClientSecret {
  /** What the portal shows beside the value, and what is often pasted instead of it. */
  readonly id: string
  readonly value: string
  /** Milliseconds since the Unix epoch. */
  expiresAt: number
}

export interface DirectoryUser {
  readonly objectId: string
  userName: string
  password: string
  isPasswordExpired: boolean
  isLocked: boolean
  isDisabled: boolean
  /** True when another identity provider knows the password. */
  isFederated: boolean
  multiFactor: 'none' | 'required' | 'to-be-set-up'
}
