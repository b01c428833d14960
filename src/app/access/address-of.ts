// Where a request came from, as far as that can be believed.

import type { Context } from 'hono'
import ipaddr from 'ipaddr.js'
import type { AppServices } from '../services.ts'

/** One name for callers who can change their address at will within it: an IPv6 network of 64 bits. */
export function callerAddress(c: Context, { access }: AppServices): string {
  const seen = forwardedFor(c, access.settings.trustedProxies) ?? access.addressOf(c)
  return seen === undefined ? 'unknown' : networkOf(seen)
}

/** Each trusted proxy added what it saw at the end; what stands before anybody may have written. */
function forwardedFor(c: Context, trustedProxies: number): string | undefined {
  if (trustedProxies === 0) return undefined
  const added = (c.req.header('x-forwarded-for') ?? '').split(',').map((entry) => entry.trim())
  return added.at(-trustedProxies) || undefined
}

export function networkOf(seen: string): string {
  const address = withoutPort(seen)
  if (!ipaddr.isValid(address)) return 'unknown'
  const parsed = ipaddr.process(address)
  if (parsed.kind() === 'ipv4') return parsed.toString()
  const bytes = parsed.toByteArray().fill(0, 8)
  return `${ipaddr.fromByteArray(bytes).toString()}/64`
}

/** Some proxies write `192.0.2.1:1234` or `[2001:db8::1]:1234`. */
function withoutPort(seen: string): string {
  const [, bracketed, ipv4] = /^\[(.+)\](?::\d+)?$|^([\d.]+):\d+$/.exec(seen) ?? []
  return bracketed ?? ipv4 ?? seen
}

/** Whether the visitor's browser speaks TLS, to us or to the proxy in front. */
export function isSecure(c: Context, { access }: AppServices): boolean {
  if (new URL(c.req.url).protocol === 'https:') return true
  return access.settings.trustedProxies > 0 && c.req.header('x-forwarded-proto') === 'https'
}
