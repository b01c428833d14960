// The host that a destination's lead goes to, as far as its config tells.
import { typeOf } from './check-request.ts'

/** Equal for destinations on the same host; such are checked one after the other. */
export function targetHost(destination: unknown): string {
  const values = stringsOf(destination)
  const url = values.find((value) => /^https?:\/\//i.test(value) && URL.canParse(value))
  if (url !== undefined) return new URL(url).host
  const settings = values.find((value) => /(?:^|;)\s*(?:Account|Table)/i.test(value)) ?? ''
  const endpoint = /TableEndpoint\s*=\s*(https?:\/\/[^;]+)/i.exec(settings)?.[1]
  if (endpoint !== undefined && URL.canParse(endpoint)) return new URL(endpoint).host
  const account = /AccountName\s*=\s*([^;]+)/i.exec(settings)?.[1]
  if (account !== undefined) return `${account.trim().toLowerCase()}.table`
  const { serverId } = Object(destination) as { serverId?: unknown }
  return [typeOf(destination) ?? '', typeof serverId === 'string' ? serverId : ''].join(' ')
}

/** Those of the first level first: what is nested is about signing in. */
function stringsOf(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).filter((inner) => typeof inner === 'string')
}

/** Webhooks of many publishers, told apart by an account's or a flow's id early in the path. */
const SHARED_HOST = /(?:^hooks\.zapier\.com|\.logic\.azure\.com)(?::\d+)?$/i

/**
 * Whose inbox the lead lands in, which is what a service may not flood: the host, and where many
 * publishers share one, the id that tells them apart. Holds no secret.
 */
export function leadTarget(destination: unknown): string {
  const host = targetHost(destination)
  const { organizationId, munchkinId } = Object(destination) as Readonly<Record<string, unknown>>
  const account = [organizationId, munchkinId].find((value) => typeof value === 'string')
  if (account !== undefined) return `${host} ${account}`
  return SHARED_HOST.test(host) ? `${host}${accountPath(destination)}` : host
}

/** The path up to the first part with a digit; what follows can be the key to the webhook. */
function accountPath(destination: unknown): string {
  const url = stringsOf(destination).find((value) => URL.canParse(value))
  return /^(?:\/[^/\d]+)*\/[^/]*\d[^/]*/.exec(new URL(url ?? 'https://none').pathname)?.[0] ?? ''
}
