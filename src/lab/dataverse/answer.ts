// One request to an organization: challenge, token, caller, limits, protocol, then the Web API.
import type { Tokens } from '../entra/tokens.ts'
import type { ByteReply } from '../host.ts'
import type { Journal } from '../journal.ts'
import { callerOf } from './caller.ts'
import { challenge } from './challenge.ts'
import type { Organization, Trouble } from './organization.ts'
import { protocolRefusal } from './protocol.ts'
import { isRefusal, refused, TROUBLES } from './refusal.ts'
import { answerCall } from './web-api.ts'

export interface OrganizationServer {
  readonly organization: Organization
  readonly tokens: Tokens
  readonly journal: Journal
  /** Milliseconds since the Unix epoch. */
  now(): number
}

const API_PATH = /^\/api\/data\/v9\.[0-2]\/(.*)$/
const SILENCE: ByteReply = { bytes: [], ending: 'hold' }

export async function answerRequest(
  server: OrganizationServer,
  request: Request,
): Promise<Response | ByteReply> {
  const { organization } = server
  const url = new URL(request.url)
  const trouble = troubleWith(organization, request, url.pathname)
  if (trouble === 'unavailable') return unavailable()
  if (!url.pathname.startsWith('/api/data')) return signInPage(url)
  const claims = challenge(server, request)
  if (claims instanceof Response) return claims
  const path = API_PATH.exec(decodeURIComponent(url.pathname))?.[1]
  if (path === undefined) return new Response(null, { status: 404 })
  const user = callerOf(organization, claims)
  if (isRefusal(user)) return refused(user)
  if (trouble === 'silence') return SILENCE
  if (trouble !== undefined && trouble in TROUBLES) {
    return refused(TROUBLES[trouble as keyof typeof TROUBLES])
  }
  const protocol = protocolRefusal(request)
  if (protocol !== undefined) return refused(protocol)
  const call = { organization, user, request, path, query: url.searchParams }
  const answered = await recorded(server, () => answerCall(call))
  return trouble === 'silence-after' ? SILENCE : answered
}

function troubleWith(
  { trouble }: Organization,
  { method }: Request,
  pathname: string,
): Trouble['does'] | undefined {
  if (trouble === undefined) return undefined
  const isMet = {
    'every-request': true,
    create: method === 'POST' && pathname.endsWith('/leads'),
    'read-lead': method === 'GET' && pathname.includes('/leads'),
  }[trouble.on]
  return isMet ? trouble.does : undefined
}

/** Keeps the journal of the lab in step with the leads of the organization. */
async function recorded(
  { organization, journal }: OrganizationServer,
  answer: () => Promise<Response> | Response,
): Promise<Response> {
  const before = organization.leads
  const known = new Set(before.map(({ id }) => id))
  const answered = await answer()
  const { host, leads } = organization
  for (const { id, values } of leads.filter((lead) => !known.has(lead.id))) {
    journal.hold({ kind: 'dynamics-365', host, key: id, lead: values })
  }
  const left = new Set(leads.map(({ id }) => id))
  for (const id of known) if (!left.has(id)) journal.drop(host, id)
  return answered
}

function unavailable(): Response {
  const headers = { 'content-type': 'text/html', 'retry-after': '120' }
  return new Response('<h2>Our services aren’t available right now</h2>', { status: 503, headers })
}

/** The organization's pages are for people: they are sent to sign in. */
function signInPage(url: URL): Response {
  const location = `https://login.microsoftonline.com/common/oauth2/authorize?redirect_uri=${encodeURIComponent(url.origin)}`
  return new Response(null, { status: 302, headers: { location } })
}
