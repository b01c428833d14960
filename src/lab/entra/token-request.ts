// Reads a token request as strictly as Entra does: method, form, grant, scope, client authentication.
import type { EntraRefusal } from './refusal.ts'
import {
  grantUnsupported,
  methodNotPost,
  parameterMissing,
  scopeInvalid,
} from './request-refusals.ts'

export interface TokenRequest {
  readonly grant: Grant
  /** The tenant as it stands in the path, decoded. */
  readonly tenant: string
  readonly clientId: string
  readonly clientSecret: string | undefined
  /** The API asked for, as the scope spells it. */
  readonly resource: string
  readonly scopes: readonly string[]
  readonly wantsClientInfo: boolean
}

export type Grant =
  | { readonly type: 'client_credentials' }
  | { readonly type: 'password'; readonly userName: string; readonly password: string }

export type ReadRequest =
  | { readonly request: TokenRequest; readonly refusal?: never }
  | { readonly refusal: EntraRefusal; readonly request?: never }

/** Scopes that ask for no API. */
const OPEN_ID = ['openid', 'profile', 'offline_access', 'email']

export async function readTokenRequest(tenant: string, request: Request): Promise<ReadRequest> {
  if (request.method !== 'POST') return { refusal: methodNotPost(request.method) }
  const form = await readForm(request)
  const grant = readGrant(form)
  if ('refusal' in grant) return grant
  const client = readClient(form, request.headers.get('authorization'))
  if (client.id === '') return { refusal: parameterMissing('client_id') }
  const scopes = (form.get('scope') ?? '').split(' ').filter((scope) => scope !== '')
  const resource = resourceOf(scopes, grant.grant)
  if (typeof resource !== 'string') return { refusal: resource }
  return {
    request: {
      grant: grant.grant,
      tenant,
      clientId: client.id,
      clientSecret: client.secret,
      resource,
      scopes,
      wantsClientInfo: form.get('client_info') === '1',
    },
  }
}

/** A body of another type is a form without parameters. */
async function readForm(request: Request): Promise<URLSearchParams> {
  const type = request.headers.get('content-type') ?? ''
  const text = await request.text()
  return new URLSearchParams(/^application\/x-www-form-urlencoded\b/i.test(type) ? text : '')
}

function readGrant(form: URLSearchParams): { grant: Grant } | { refusal: EntraRefusal } {
  const type = form.get('grant_type') ?? ''
  if (type === '') return { refusal: parameterMissing('grant_type') }
  if (type === 'client_credentials') return { grant: { type } }
  if (type !== 'password') return { refusal: grantUnsupported(type) }
  const userName = form.get('username') ?? ''
  const password = form.get('password') ?? ''
  if (userName === '') return { refusal: parameterMissing('username') }
  if (password === '') return { refusal: parameterMissing('password') }
  return { grant: { type, userName, password } }
}

interface Client {
  readonly id: string
  readonly secret: string | undefined
}

/** In the form, or as a Basic header with both parts percent-encoded (RFC 6749, 2.3.1). */
function readClient(form: URLSearchParams, authorization: string | null): Client {
  const basic = /^Basic ([\w+/=]+)$/i.exec(authorization ?? '')?.[1]
  if (basic === undefined) {
    return { id: form.get('client_id') ?? '', secret: form.get('client_secret') ?? undefined }
  }
  const [id = '', secret] = atob(basic).split(':').map(decodeURIComponent)
  return { id, secret }
}

function resourceOf(scopes: readonly string[], grant: Grant): string | EntraRefusal {
  if (scopes.length === 0) return parameterMissing('scope')
  const apis = scopes.filter((scope) => !OPEN_ID.includes(scope))
  const [api] = apis
  const allowed = grant.type === 'password' ? API_SCOPE : DEFAULT_SCOPE
  const isTooMuch = grant.type === 'client_credentials' && scopes.length > 1
  const resource = allowed.exec(api ?? '')?.[1]
  if (resource === undefined || apis.length > 1 || isTooMuch) return scopeInvalid(scopes.join(' '))
  return resource
}

const DEFAULT_SCOPE = /^(https:\/\/[^/]+\/?)\/\.default$/
const API_SCOPE = /^(https:\/\/[^/]+\/?)\/(?:\.default|user_impersonation)$/
