// A Dataverse organization as the lab keeps it: everything in it can be broken and mended.
import type { Column } from './columns.ts'

export interface Organization {
  readonly host: string
  readonly id: string
  readonly businessUnitId: string
  /** Directory it belongs to; its challenge names it. */
  tenantId: string
  state: 'running' | 'disabled' | 'administration'
  users: SystemUser[]
  teams: Team[]
  roles: Role[]
  fieldProfiles: FieldProfile[]
  solutions: Solution[]
  /** Columns of the lead table by name; `undefined` where Dynamics 365 Sales is not installed. */
  leadColumns: Record<string, Column> | undefined
  /** Columns whose values must not occur twice, whatever the request says. */
  alternateKey: string[]
  /** Columns of a duplicate detection rule, which works when the request asks for it. */
  duplicateRule: string[]
  /** What a plug-in of the customer says when a lead is created. */
  plugin: string | undefined
  /** True when it takes no token, however good, as after a move to another address. */
  refusesTokens: boolean
  /** True when a flow of the customer deletes every lead as soon as it is there. */
  losesLeads: boolean
  trouble: Trouble | undefined
  leads: LeadRow[]
  /** Requests without a token, which are answered with the challenge. */
  challenges: number
}

/** Requests it meets, and what becomes of them. */
export interface Trouble {
  readonly on: 'every-request' | 'create' | 'read-lead'
  readonly does:
    | 'too-many-requests'
    | 'too-much-time'
    | 'too-many-at-once'
    | 'sql-error'
    | 'sql-timeout'
    | 'unavailable'
    | 'silence'
    /** The lead is stored, and the answer never comes. */
    | 'silence-after'
}

export interface SystemUser {
  readonly id: string
  readonly fullName: string
  /** Of an application user: the application (client) ID. */
  readonly applicationId?: string
  /** Of a person: the object id in the directory. */
  readonly objectId?: string
  isDisabled: boolean
  hasLicense: boolean
  roles: Role[]
}

export interface Team {
  readonly id: string
  readonly name: string
  /** Ids of its users. */
  members: string[]
  roles: Role[]
}

export interface Role {
  readonly id: string
  readonly name: string
  /**
   * How the members of a team hold it: as their own, or only for what the team owns
   * ("Member's privilege inheritance").
   */
  inheritance: 'direct-user' | 'team-only'
  privileges: Record<string, Depth>
}

export const DEPTHS = ['Basic', 'Local', 'Deep', 'Global'] as const
/** User, business unit, parent and child business units, organization. */
export type Depth = (typeof DEPTHS)[number]

export interface FieldProfile {
  readonly name: string
  /** Ids of users. */
  members: string[]
  /** Columns that its members may fill when they create a row. */
  canCreate: string[]
}

export interface Solution {
  readonly uniqueName: string
  readonly version: string
}

export interface LeadRow {
  readonly id: string
  readonly ownerId: string
  readonly values: Readonly<Record<string, unknown>>
}
