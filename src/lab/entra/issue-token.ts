// Decides on a token request that is well formed: the directory, the client, the user, the API.
import type { Cloud } from '../../model/vocabulary.ts'
import {
  applicationDisabled,
  applicationNotFound,
  resourceNotFound,
  resourceRefusal,
  secretExpired,
  secretInvalid,
  secretMissing,
} from './client-refusals.ts'
import type { Application, DirectoryUser, Tenant } from './directory.ts'
import type { Realm } from './realm.ts'
import type { EntraRefusal } from './refusal.ts'
import {
  otherCloud,
  tenantMalformed,
  tenantMissing,
  tenantNotFound,
  tenantOfAnyKind,
} from './request-refusals.ts'
import type { TokenRequest } from './token-request.ts'
import { BLOCKED_BY_POLICY, consentMissing, userNotFound, userRefusal } from './user-refusals.ts'

export interface Grantee {
  readonly tenant: Tenant
  readonly application: Application
  /** Absent when the application acts for itself. */
  readonly user?: DirectoryUser
}

const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const DOMAIN = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{1,62}$/i

/** The directory that is asked, as far as the request tells; it may be closed. */
export function tenantAsked(realm: Realm, request: TokenRequest): Tenant | EntraRefusal {
  const { tenant, grant } = request
  const name = tenant.toLowerCase()
  if (name === 'organizations' && grant.type === 'password') {
    const domain = grant.userName.split('@')[1] ?? ''
    return realm.findTenant(domain) ?? userNotFound({ domains: [domain] })
  }
  if (name === 'organizations') return tenantMissing()
  if (name === 'common' || name === 'consumers') {
    return grant.type === 'password' ? tenantOfAnyKind() : tenantMissing()
  }
  if (!GUID.test(tenant) && !DOMAIN.test(tenant)) return tenantMalformed(tenant)
  return realm.findTenant(name) ?? tenantNotFound(tenant)
}

/** Whom the token would be for, or why there is none. */
export function judge(
  realm: Realm,
  tenant: Tenant,
  request: TokenRequest,
  { cloud, now }: { readonly cloud: Cloud; readonly now: number },
): Grantee | EntraRefusal {
  if (tenant.isDeleted) return tenantNotFound(request.tenant)
  const isConfidential = request.grant.type === 'client_credentials'
  if (tenant.cloud !== cloud) return otherCloud(isConfidential)
  const application = tenant.applications.find(({ id }) => id === request.clientId.toLowerCase())
  if (application === undefined) return applicationNotFound(request.clientId, tenant)
  const refusal =
    clientRefusal(application, request, now) ?? apiRefusal(realm, tenant, request.resource)
  if (refusal !== undefined) return refusal
  return isConfidential
    ? judgeWorkload(tenant, application)
    : judgeUser(tenant, application, request)
}

function clientRefusal(
  application: Application,
  { grant, clientSecret }: TokenRequest,
  now: number,
): EntraRefusal | undefined {
  if (application.isDisabled) return applicationDisabled(application)
  if (clientSecret === undefined) {
    const isAllowed = grant.type === 'password' && application.allowsPublicClientFlows
    return isAllowed ? undefined : secretMissing(grant.type)
  }
  const secret = application.secrets.find(({ value }) => value === clientSecret)
  if (secret === undefined) return secretInvalid(application)
  return secret.expiresAt > now ? undefined : secretExpired(application)
}

function apiRefusal(realm: Realm, tenant: Tenant, resource: string): EntraRefusal | undefined {
  const isOwner = realm.ownerOf(new URL(resource).hostname) === tenant.id
  return (
    resourceRefusal(resource, tenant) ?? (isOwner ? undefined : resourceNotFound(resource, tenant))
  )
}

function judgeWorkload(tenant: Tenant, application: Application): Grantee | EntraRefusal {
  return tenant.blocks === 'workloads' ? BLOCKED_BY_POLICY : { tenant, application }
}

function judgeUser(
  tenant: Tenant,
  application: Application,
  { grant }: TokenRequest,
): Grantee | EntraRefusal {
  if (grant.type !== 'password') throw new Error('only a password names a user')
  const userName = grant.userName.toLowerCase()
  const user = tenant.users.find((one) => one.userName.toLowerCase() === userName)
  if (user === undefined) return userNotFound(tenant)
  const refusal = userRefusal(user, grant.password)
  if (refusal !== undefined) return refusal
  if (tenant.blocks === 'users') return BLOCKED_BY_POLICY
  if (!tenant.consentedTo.includes(application.id)) return consentMissing(application)
  return { tenant, application, user }
}
