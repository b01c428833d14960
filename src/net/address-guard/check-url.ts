// What can be said about a URL before anything is sent: scheme, credentials, port, literal address.
import type { NetworkFailure } from '../../model/exchange.ts'
import type { OutboundPolicy } from '../../model/transport.ts'
import { findConnectTo } from '../connect-to.ts'
import { addressBlocked, guardFailure } from './guard-failure.ts'
import { guardPolicy } from './guard-policy.ts'

export type CheckedUrl =
  | { readonly ok: true; readonly url: URL }
  | { readonly ok: false; readonly failure: NetworkFailure }

/** The longest name and the longest label DNS can carry (RFC 1035, 2.3.4). */
const MAX_HOST = 253
const MAX_LABEL = 63
const LONG_LABEL = /[^.]{64}/

/**
 * Parses a URL and applies the outbound policy to what is written in it. A name passes here: its
 * addresses are checked when it is resolved. Connect with the URL returned, never with the text.
 */
export function checkUrl(text: string, policy: OutboundPolicy): CheckedUrl {
  const url = URL.parse(text)
  if (url === null) return refuse('lp:url-malformed', 'The address is not a valid URL')
  const failure = refusalOf(url, policy)
  return failure === undefined ? { ok: true, url } : { ok: false, failure }
}

function refusalOf(url: URL, policy: OutboundPolicy): NetworkFailure | undefined {
  if (url.protocol !== 'https:') {
    return guardFailure('lp:not-https', `Only https is allowed, not ${url.protocol.slice(0, -1)}`)
  }
  if (url.username !== '' || url.password !== '') {
    return guardFailure('lp:credentials-in-url', 'The URL carries a user name or password')
  }
  const host = url.hostname
  if (isImpossible(host)) return guardFailure('lp:url-malformed', 'No such host name can exist')
  const guard = guardPolicy(policy)
  const port = portOf(url)
  if (!guard.allowsPort(port)) {
    return guardFailure('lp:port-blocked', `Port ${port} is not among the allowed ports`)
  }
  const literal = literalOf(host)
  return literal === undefined ? undefined : refusalOfLiteral(literal, port, policy)
}

/** The port a URL means. */
export function portOf(url: URL): number {
  return url.port === '' ? 443 : Number(url.port)
}

/** The address a WHATWG host name is; it ends in a digit or stands in brackets only when it is one. */
export function literalOf(host: string): string | undefined {
  if (host.charCodeAt(0) === OPENING_BRACKET) return host.slice(1, -1)
  const last = host.charCodeAt(host.length - 1)
  return last >= DIGIT_0 && last <= DIGIT_9 && DOTTED.test(host) ? host : undefined
}

const OPENING_BRACKET = 0x5b
const DIGIT_0 = 0x30
const DIGIT_9 = 0x39
const DOTTED = /^[0-9.]+$/

/** A rule that names this very address redirects it knowingly; one for any host does not. */
function refusalOfLiteral(
  address: string,
  port: number,
  policy: OutboundPolicy,
): NetworkFailure | undefined {
  const kind = guardPolicy(policy).refusal(address)
  if (kind === undefined) return undefined
  const rule = kind === 'metadata' ? undefined : findConnectTo(policy.connectTo, address, port)
  return rule !== undefined && rule.fromHost !== '' && rule.toHost !== ''
    ? undefined
    : addressBlocked(address, kind)
}

function isImpossible(host: string): boolean {
  if (host === '' || host === '.') return true
  return host.length > MAX_LABEL && (host.length > MAX_HOST + 1 || LONG_LABEL.test(host))
}

function refuse(code: string, message: string): CheckedUrl {
  return { ok: false, failure: guardFailure(code, message) }
}
