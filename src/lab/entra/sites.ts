// The token endpoints of Microsoft Entra ID: one host name in each cloud.
import type { Cloud } from '../../model/vocabulary.ts'
import type { Answer, ByteReply } from '../host.ts'
import type { Site } from '../site.ts'
import type { TenantOutage } from './directory.ts'
import { type Grantee, judge, tenantAsked } from './issue-token.ts'
import type { Realm } from './realm.ts'
import { type EntraRefusal, NO_STORE, type RefusalContext, refused } from './refusal.ts'
import { tokenAnswer } from './token-answer.ts'
import { readTokenRequest, type TokenRequest } from './token-request.ts'

export const AUTHORITIES = {
  global: 'login.microsoftonline.com',
  china: 'login.partner.microsoftonline.cn',
  'us-government': 'login.microsoftonline.us',
} as const satisfies Readonly<Record<Cloud, string>>

/** `/{tenant}/oauth2/v2.0/token`; the tenant is whatever the config says, slashes excepted. */
const TOKEN_PATH = /^\/([^/]*)\/oauth2\/v2\.0\/token$/

export function entraSites(realm: Realm, now: () => number): readonly Site[] {
  return Object.entries(AUTHORITIES).map(([cloud, host]) => {
    const endpoint: Endpoint = { realm, host, cloud: cloud as Cloud, now }
    return { host, answer: answerAt(endpoint) }
  })
}

interface Endpoint {
  readonly realm: Realm
  readonly host: string
  readonly cloud: Cloud
  now(): number
}

function answerAt(endpoint: Endpoint): Answer {
  return async (request) => {
    const tenant = TOKEN_PATH.exec(new URL(request.url).pathname)?.[1]
    if (tenant === undefined) return new Response(null, { status: 404 })
    return answerToken(endpoint, decodeURIComponent(tenant), request)
  }
}

async function answerToken(
  { realm, host, cloud, now }: Endpoint,
  tenantName: string,
  request: Request,
): Promise<Response | ByteReply> {
  const clientRequestId =
    request.headers.get('client-request-id') ??
    new URL(request.url).searchParams.get('client-request-id')
  const context: RefusalContext = { host, clientRequestId, now: now() }
  const read = await readTokenRequest(tenantName, request)
  realm.seen({ authority: host, tenant: tenantName, ...named(read.request) })
  if (read.refusal !== undefined) return refused(read.refusal, context)
  const tenant = tenantAsked(realm, read.request)
  if ('number' in tenant) return refused(tenant, context)
  if (tenant.outage !== undefined) return duringOutage(tenant.outage, context)
  const judged: Grantee | EntraRefusal = judge(realm, tenant, read.request, { cloud, now: now() })
  if ('number' in judged) return refused(judged, context)
  return tokenAnswer(realm.tokens, judged, read.request, now())
}

function named(request: TokenRequest | undefined) {
  return {
    apiHost: request === undefined ? '' : new URL(request.resource).hostname,
    grant: request?.grant.type ?? '',
    clientId: request?.clientId ?? '',
  }
}

const OUTAGES = {
  throttled: {
    number: 90055,
    status: 429,
    error: 'temporarily_unavailable',
    text: 'TenantThrottlingError - There are too many incoming requests. This exception is thrown for blocked tenants.',
  },
  'request-loop': {
    number: 50196,
    status: 400,
    error: 'invalid_grant',
    text: 'The server terminated an operation because it encountered a client request loop. Please contact your app vendor.',
  },
  'transient-error': {
    number: 90033,
    status: 503,
    error: 'temporarily_unavailable',
    text: 'A transient error has occurred. Please try again.',
  },
} as const satisfies Partial<Record<TenantOutage, EntraRefusal>>

function duringOutage(outage: TenantOutage, context: RefusalContext): Response | ByteReply {
  if (outage === 'silent') return { bytes: [], ending: 'hold' }
  if (outage === 'empty-503') return new Response('{}', { status: 503, headers: NO_STORE })
  return refused(OUTAGES[outage], context)
}
