// The host that a destination's lead goes to, as far as its config tells. What is named here is
// stored and logged: only what has the shape of a name is taken from a config, never its rest.
import { typeOf } from './check-request.ts'

/**
 * Equal for destinations on the same host, however they are spelled and on whichever port: such are
 * checked in turn, because it is one receiver that has to bear them.
 */
export function targetHost(destination: unknown): string {
  const url = urlOf(destination)
  if (url !== undefined) return hostOf(url)
  const settings = stringsOf(destination).find((value) => CONNECTION_STRING.test(value)) ?? ''
  const endpoint = URL.parse(TABLE_ENDPOINT.exec(settings)?.[1] ?? '')
  if (endpoint !== null) return hostOf(endpoint).replace(/(?<=^[^.]+\.table)\..*$/, '')
  const account = ACCOUNT_NAME.exec(settings)?.[1]
  if (account !== undefined) return `${account.toLowerCase()}.table`
  const { serverId } = Object(destination) as { serverId?: unknown }
  return `${typeOf(destination) ?? ''} ${idOf(serverId)}`
}

const CONNECTION_STRING = /(?:^|;)\s*(?:Account|Table)/i
const TABLE_ENDPOINT = /TableEndpoint\s*=\s*(https?:\/\/[^;]+)/i
/** A key that was pasted in its place, or behind it, is longer and has other characters. */
const ACCOUNT_NAME = /AccountName\s*=\s*([a-z0-9]{3,24})(?![\w+/=-])/i

/** A final dot names the same host. */
function hostOf({ hostname }: URL): string {
  return hostname.replace(/\.$/, '')
}

function urlOf(destination: unknown): URL | undefined {
  const text = stringsOf(destination).find((value) => /^\s*https?:\/\//i.test(value))
  return URL.parse(text ?? '') ?? undefined
}

/** Those of the first level: what is nested is about signing in. */
function stringsOf(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).filter((inner) => typeof inner === 'string')
}

/** Empty for what is no id: nothing is sent with it. */
function idOf(value: unknown): string {
  const id = typeof value === 'string' ? value.trim().toLowerCase() : ''
  return /^[a-z0-9-]{1,40}$/.test(id) ? id : ''
}

/** Webhooks of many publishers on one host, and the id that tells these apart; the rest is a key. */
const SHARED_HOSTS: readonly (readonly [host: RegExp, account: RegExp])[] = [
  [/^hooks\.zapier\.com$/, /^\/hooks\/[a-z]+\/\d+(?=\/|$)/],
  [/\.logic\.azure\.com$/, /^\/workflows\/[0-9a-f]{1,32}(?=\/|$)/],
]

/** Salesforce adds three characters to the same id. */
const ORGANIZATION_CHARACTERS = 15

/**
 * Whose inbox the lead lands in, which is what a service may not flood: the host, and where many
 * publishers share one, the id that tells them apart. Holds no secret.
 */
export function leadTarget(destination: unknown): string {
  const host = targetHost(destination)
  const { organizationId, munchkinId } = Object(destination) as Readonly<Record<string, unknown>>
  const account = idOf(organizationId).slice(0, ORGANIZATION_CHARACTERS) || idOf(munchkinId)
  if (account !== '') return `${host} ${account}`
  const accountPath = SHARED_HOSTS.find(([shared]) => shared.test(host))?.[1]
  const path = urlOf(destination)?.pathname.toLowerCase() ?? ''
  return `${host}${accountPath?.exec(path)?.[0] ?? ''}`
}
