// All worlds of the lab as they are now: what the sites answer from, and what tests mend.

import type { Realm, TokenRequestSeen } from '../entra/realm.ts'
import { ENTRA_STATES } from '../entra/states.ts'
import { createTokens } from '../entra/tokens.ts'
import { apiHostOf } from './challenge.ts'
import { identityOf } from './identity.ts'
import { ORGANIZATION_STATES } from './states.ts'
import { createWorld, type DynamicsWorld } from './world.ts'

/** Worlds in which nothing is wrong, and where their organizations are. */
const HEALTHY = {
  healthy: 'crm4.dynamics.com',
  'healthy-user': 'crm.dynamics.com',
  'healthy-china': 'crm.dynamics.cn',
  'healthy-gcc': 'crm9.dynamics.com',
  'healthy-gov': 'crm.microsoftdynamics.us',
  'by-domain': 'crm11.dynamics.com',
  'api-address': 'crm4.dynamics.com',
} as const

const BROKEN = { ...ENTRA_STATES, ...ORGANIZATION_STATES }

export type WorldName = keyof typeof HEALTHY | keyof typeof BROKEN

export const WORLD_NAMES = [...Object.keys(HEALTHY), ...Object.keys(BROKEN)] as WorldName[]

export function identityIn(name: WorldName) {
  return identityOf(name, regionOf(name))
}

export interface Dynamics {
  readonly realm: Realm
  /** The world whose organization has this host, under either of its names. */
  worldAt(host: string): DynamicsWorld | undefined
  /** Every world as it was at the start, with its faults and without leads. */
  reset(): void
}

/** `now` gives milliseconds since the Unix epoch. */
export function createDynamics(now: () => number): Dynamics {
  let worlds = createWorlds(now())
  let tokens = createTokens()
  const find = (is: (world: DynamicsWorld) => boolean) => worlds.find(is)
  const worldAt = (host: string) =>
    find(({ organization }) => [organization.host, apiHostOf(organization.host)].includes(host))
  const realm: Realm = {
    tokens: { issue: (claims) => tokens.issue(claims), read: (token) => tokens.read(token) },
    findTenant: (name) =>
      find(({ tenant }) => tenant.id === name || tenant.domains.includes(name))?.tenant,
    ownerOf: (host) => worldAt(host)?.organization.tenantId,
    seen: (request) => {
      const world = worldAt(request.apiHost) ?? find(({ tenant }) => isAsked(tenant, request))
      const hostWasVerified = (world?.organization.challenges ?? 0) > 0
      world?.tokenRequests.push({ ...request, hostWasVerified })
    },
  }
  return {
    realm,
    worldAt,
    reset: () => {
      worlds = createWorlds(now())
      tokens = createTokens()
    },
  }
}

function isAsked(tenant: DynamicsWorld['tenant'], request: TokenRequestSeen): boolean {
  return tenant.id === request.tenant || tenant.domains.includes(request.tenant)
}

function createWorlds(now: number): readonly DynamicsWorld[] {
  return WORLD_NAMES.map((name) => {
    const world = createWorld(name, regionOf(name), now)
    if (name in BROKEN) BROKEN[name as keyof typeof BROKEN](world)
    return world
  })
}

function regionOf(name: WorldName): string {
  return name in HEALTHY ? HEALTHY[name as keyof typeof HEALTHY] : 'crm4.dynamics.com'
}
