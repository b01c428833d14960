// The vendors that remember: what they hold and how they are set, to be looked at and mended.
import { createDynamics, type Dynamics } from './dataverse/dynamics.ts'
import type { DynamicsWorld } from './dataverse/world.ts'
import type { Journal } from './journal.ts'
import type { Subscription } from './marketo/subscription.ts'
import {
  createSubscriptionRegister,
  type SubscriptionRegister,
} from './marketo/subscription-register.ts'
import type { Repairs } from './repairs.ts'
import type { Org } from './salesforce/org.ts'
import { createOrgRegister, type OrgRegister } from './salesforce/org-register.ts'

export interface Vendors {
  readonly dynamics: Dynamics
  readonly salesforce: OrgRegister
  readonly marketo: SubscriptionRegister
}

/** What is found may be changed in place; a reset undoes it. */
export interface VendorState {
  /** Directory and organization behind a Dynamics 365 host. Throws when there is none. */
  dynamics(host: string): DynamicsWorld
  /** The Salesforce org of an organization id. Throws when there is none. */
  salesforce(organizationId: string): Org
  /** The Marketo subscription of a Munchkin id. Throws when there is none. */
  marketo(munchkinId: string): Subscription
}

export interface VendorsContext {
  readonly journal: Journal
  readonly repairs: Repairs
  /** Milliseconds since the Unix epoch. */
  now(): number
}

export function createVendors(context: VendorsContext): Vendors {
  return {
    dynamics: createDynamics(context),
    salesforce: createOrgRegister(context),
    marketo: createSubscriptionRegister(context),
  }
}

export function stateOf({ dynamics, salesforce, marketo }: Vendors): VendorState {
  return {
    dynamics: (host) => known(dynamics.worldAt(host), `Dynamics 365 organization at ${host}`),
    salesforce: (id) => known(salesforce.byId(id), `Salesforce org ${id}`),
    marketo: (id) => known(marketo.byMunchkinId(id), `Marketo subscription ${id}`),
  }
}

/** Makes leads of what was taken earlier and is due now. */
export function settle({ salesforce, marketo }: Vendors): void {
  salesforce.settle()
  marketo.settle()
}

/** Makes new what has this host or id, mended or faulty as it now is, without leads. */
export function rebuildAt({ dynamics, salesforce, marketo }: Vendors, place: string): void {
  dynamics.rebuild(place)
  salesforce.rebuild(place)
  marketo.rebuild(place)
}

export function resetVendors({ dynamics, salesforce, marketo }: Vendors): void {
  dynamics.reset()
  salesforce.reset()
  marketo.reset()
}

function known<T>(found: T | undefined, what: string): T {
  if (found === undefined) throw new Error(`the lab has no ${what}`)
  return found
}
