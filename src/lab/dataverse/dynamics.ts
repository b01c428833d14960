// All worlds of the lab as they are now: what the sites answer from, and what tests mend.

import type { Realm, TokenRequestSeen } from '../entra/realm.ts'
import { ENTRA_STATES } from '../entra/states.ts'
import { createTokens } from '../entra/tokens.ts'
import type { Repairs } from '../repairs.ts'
import { apiHostOf } from './challenge.ts'
import { identityOf } from './identity.ts'
import { MENDED_STATES } from './mended-states.ts'
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
  'app-not-found': 'crm4.dynamics.com',
  'user-not-found': 'crm4.dynamics.com',
} as const

const BROKEN = { ...ENTRA_STATES, ...ORGANIZATION_STATES }

export type BrokenWorldName = keyof typeof BROKEN
export type WorldName = keyof typeof HEALTHY | BrokenWorldName

/** What a mended world has that one that never broke has not. */
const MENDED: Partial<Record<BrokenWorldName, (world: DynamicsWorld) => void>> = MENDED_STATES

export const WORLD_NAMES = [...Object.keys(HEALTHY), ...Object.keys(BROKEN)] as WorldName[]

export function identityIn(name: WorldName) {
  return identityOf(name, regionOf(name))
}

export interface Dynamics {
  readonly realm: Realm
  /** The world whose organization has this host, under either of its names. */
  worldAt(host: string): DynamicsWorld | undefined
  /** The world at a host made new, mended or faulty as it now is; nothing when there is none. */
  rebuild(host: string): void
  /** Every world as it was at the start, with its faults and without leads. */
  reset(): void
}

export interface DynamicsContext {
  readonly repairs: Repairs
  /** Milliseconds since the Unix epoch. */
  now(): number
}

export function createDynamics({ now, repairs }: DynamicsContext): Dynamics {
  const build = (name: WorldName) =>
    buildWorld(name, repairs.isMended(identityIn(name).host), now())
  let worlds = WORLD_NAMES.map(build)
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
    rebuild: (host) => {
      worlds = worlds.map((world, at) => {
        const name = WORLD_NAMES[at]
        return world.organization.host === host && name !== undefined ? build(name) : world
      })
    },
    reset: () => {
      worlds = WORLD_NAMES.map(build)
      tokens = createTokens()
    },
  }
}

function isAsked(tenant: DynamicsWorld['tenant'], request: TokenRequestSeen): boolean {
  return tenant.id === request.tenant || tenant.domains.includes(request.tenant)
}

function buildWorld(name: WorldName, isMended: boolean, now: number): DynamicsWorld {
  const world = createWorld(name, regionOf(name), now)
  if (isBroken(name)) {
    if (isMended) MENDED[name]?.(world)
    else BROKEN[name](world)
  }
  return world
}

export function isBroken(name: WorldName): name is BrokenWorldName {
  return name in BROKEN
}

function regionOf(name: WorldName): string {
  return name in HEALTHY ? HEALTHY[name as keyof typeof HEALTHY] : 'crm4.dynamics.com'
}
