// The OAuth token endpoint: client credentials, JWT bearer, and user name with password.
import { Hono } from 'hono'
import type { SalesforceContext } from './context.ts'
import { oauthError, outageAnswer } from './errors.ts'
import { assertionProblem, readAssertion } from './jwt.ts'
import type { Org } from './org.ts'
import { openSession } from './sessions.ts'

const JWT_BEARER = 'urn:ietf:params:oauth:grant-type:jwt-bearer'

/** Where the request came in: at an org's own host, or at the one all orgs share. */
export interface Entrance {
  readonly host: string
  readonly isSandbox: boolean
  readonly org?: Org
}

export function oauthApp(context: SalesforceContext, entranceOf: (host: string) => Entrance): Hono {
  const app = new Hono()
  app.post('/services/oauth2/token', async (c) => {
    const entrance = entranceOf(new URL(c.req.url).hostname)
    const form = new URLSearchParams(await c.req.text())
    const org = orgOf(context, entrance, form)
    if (org?.api.outage !== undefined) return outageAnswer(org.api.outage)
    if (org !== undefined) org.signIns += 1
    const refusal = await refuse(context, entrance, org, form)
    if (refusal !== undefined) return refusal
    return org === undefined ? unknownClient() : granted(org, context.now())
  })
  return app
}

/** At the shared hosts, the client id says which org is meant; a JWT carries it inside. */
function orgOf(
  { orgs }: SalesforceContext,
  { isSandbox, org }: Entrance,
  form: URLSearchParams,
): Org | undefined {
  const clientId = form.get('client_id') ?? readAssertion(form.get('assertion'))?.iss ?? ''
  return org ?? orgs.byClient(clientId, isSandbox)
}

async function refuse(
  context: SalesforceContext,
  entrance: Entrance,
  org: Org | undefined,
  form: URLSearchParams,
): Promise<Response | undefined> {
  switch (form.get('grant_type')) {
    case 'client_credentials':
      if (entrance.org === undefined) return notHere()
      return refuseClient(entrance.org, form) ?? refuseClientCredentials(entrance.org)
    case JWT_BEARER:
      return org === undefined ? unknownClient() : refuseJwt(context, entrance, org, form)
    case 'password':
      return org === undefined ? unknownClient() : refusePassword(org, form)
    default:
      return oauthError('unsupported_grant_type', 'grant type not supported')
  }
}

function notHere(): Response {
  return oauthError('invalid_grant', 'request not supported on this domain')
}

function unknownClient(): Response {
  return oauthError('invalid_client_id', 'client identifier invalid')
}

function refuseClient({ app }: Org, form: URLSearchParams): Response | undefined {
  if (form.get('client_id') !== app.clientId) return unknownClient()
  if (form.get('client_secret') === app.clientSecret) return undefined
  return oauthError('invalid_client', 'invalid client credentials')
}

function refuseClientCredentials(org: Org): Response | undefined {
  if (org.app.hasRunAsUser) return refuseUser(org)
  return oauthError('invalid_grant', 'no client credentials user enabled')
}

async function refuseJwt(
  { crypto, now }: SalesforceContext,
  { host }: Entrance,
  org: Org,
  form: URLSearchParams,
): Promise<Response | undefined> {
  const claims = readAssertion(form.get('assertion'))
  if (claims === undefined) return oauthError('invalid_grant', 'invalid assertion')
  if (claims.iss !== org.app.clientId) return unknownClient()
  const problem = await assertionProblem(claims, { crypto, org, host, now: now() })
  if (problem !== undefined) return oauthError('invalid_grant', problem)
  return refuseUser(org)
}

function refusePassword(org: Org, form: URLSearchParams): Response | undefined {
  const refusal = refuseClient(org, form)
  if (refusal !== undefined) return refusal
  const { user, api } = org
  const expected = user.password + (user.isAddressTrusted ? '' : user.securityToken)
  const isRight = form.get('username') === user.name && form.get('password') === expected
  if (isRight && api.isPasswordFlowOffered) return refuseUser(org)
  return oauthError('invalid_grant', 'authentication failure')
}

function refuseUser({ app, user }: Org): Response | undefined {
  if (!user.isActive) return oauthError('inactive_user', 'user is inactive')
  if (user.restriction !== undefined) return oauthError('invalid_grant', user.restriction)
  if (app.isUserApproved) return undefined
  return oauthError('invalid_app_access', 'user is not admin approved to access this app')
}

function granted(org: Org, now: number): Response {
  const login = `https://${org.isSandbox ? 'test' : 'login'}.salesforce.com`
  return Response.json({
    access_token: openSession(org),
    instance_url: `https://${org.host}`,
    id: `${login}/id/${org.id}/${org.user.id}`,
    token_type: 'Bearer',
    issued_at: String(now),
    scope: 'api',
  })
}
