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
