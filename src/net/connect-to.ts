// curl's --connect-to: traffic for one host and port goes to another, while the URL stays as it is.
import type { ConnectTo } from '../model/transport.ts'

export type ParsedConnectTo =
  | { readonly ok: true; readonly rule: ConnectTo }
  | { readonly ok: false; readonly problem: string }

/** Where to connect, and whether the operator named that place. */
export interface ConnectTarget {
  readonly host: string
  readonly port: number
  /** True when a rule names another place than the URL does: the guard lets it pass. */
  readonly named: boolean
}

const HOST = String.raw`(\[[^\]]*\]|[^:[\]]*)`
const RULE = new RegExp(`^${HOST}:(\\d*):${HOST}:(\\d*)$`)

/** Parses `HOST1:PORT1:HOST2:PORT2`; any part may be empty, IPv6 addresses stand in brackets. */
export function parseConnectTo(text: string): ParsedConnectTo {
  const parts = RULE.exec(text.trim())
  if (parts === null) {
    return { ok: false, problem: `"${text}" is not of the form HOST1:PORT1:HOST2:PORT2` }
  }
  const [, fromHost = '', fromPort = '', toHost = '', toPort = ''] = parts
  if (!isPort(fromPort) || !isPort(toPort)) {
    return { ok: false, problem: `"${text}" has a port that is not between 1 and 65535` }
  }
  const strange = [fromHost, toHost].find((host) => !isHost(host))
  if (strange !== undefined) {
    return { ok: false, problem: `"${text}" names "${strange}", which is no host name or address` }
  }
  const rule = { fromHost: normalHost(fromHost), fromPort, toHost: normalHost(toHost), toPort }
  return { ok: true, rule }
}

/** The first rule for a host and port; the host is a URL's, with or without brackets. */
export function findConnectTo(
  rules: readonly ConnectTo[],
  host: string,
  port: number,
): ConnectTo | undefined {
  if (rules.length === 0) return undefined
  const name = normalHost(host)
  return rules.find(
    (rule) =>
      (rule.fromHost === '' || normalHost(rule.fromHost) === name) &&
      (rule.fromPort === '' || Number(rule.fromPort) === port),
  )
}

/**
 * Where traffic for a host and port goes. A rule that keeps the name grants nothing, so that the
 * name's addresses are still checked; an address that a rule spells out is meant.
 */
export function resolveConnectTo(
  rules: readonly ConnectTo[],
  host: string,
  port: number,
): ConnectTarget {
  const rule = findConnectTo(rules, host, port)
  const from = normalHost(host)
  const to = rule === undefined || rule.toHost === '' ? from : normalHost(rule.toHost)
  const isSpelledOut = rule !== undefined && rule.toHost !== '' && isAddress(to)
  return {
    host: to,
    port: rule === undefined || rule.toPort === '' ? port : Number(rule.toPort),
    named: isSpelledOut || to !== from,
  }
}

/** Lower case, punycode, no brackets, no trailing dot: two spellings of a host are one. */
function normalHost(host: string): string {
  if (host === '') return host
  const bracketed = host.includes(':') && !host.startsWith('[') ? `[${host}]` : host
  const name = URL.parse(`https://${bracketed}/`)?.hostname ?? host.toLowerCase()
  return name.replace(/^\[|\]$/g, '').replace(/\.$/, '')
}

/** As URLs have them; anything a URL would end the host at is none, white space included. */
function isHost(host: string): boolean {
  if (host === '') return true
  if (/[\s/?#@\\]/.test(host)) return false
  const name = URL.parse(`https://${host}/`)?.hostname
  return name !== undefined && name !== ''
}

function isAddress(host: string): boolean {
  return host.includes(':') || /^[0-9.]+$/.test(host)
}

function isPort(text: string): boolean {
  return text === '' || (Number(text) >= 1 && Number(text) <= 65_535)
}
