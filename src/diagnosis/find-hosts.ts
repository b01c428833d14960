// Host names in a text, and the globs that stand for a host.
import { hostKey } from './atom.ts'

export interface FoundHost {
  readonly host: string
  readonly start: number
  readonly end: number
}

const LONGEST_NAME = 253
const hostName = /^(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.){1,9}[a-z]{2,24}$/

/** `text` must be flattened; only names below one of `topLevels` are found. */
export function* findHosts(text: string, topLevels: ReadonlySet<string>): Generator<FoundHost> {
  let end = 0
  for (let dot = text.indexOf('.'); dot >= 0; dot = text.indexOf('.', end)) {
    const from = nameStart(text, dot, end)
    end = nameEnd(text, dot)
    if (end - from > LONGEST_NAME) continue
    const name = text.slice(from, end)
    const host = name.replace(/^[.-]{1,8}|[.-]{1,8}$/g, '')
    if (!topLevels.has(topLevelOf(host)) || !hostName.test(host)) continue
    const start = from + name.indexOf(host)
    yield { host, start, end: start + host.length }
  }
}

/** The keys a host fires: itself, and `*.` with each of its parents. */
export function hostKeys(host: string): readonly string[] {
  const labels = host.toLowerCase().replace(/\.$/, '').split('.')
  const globs = labels.slice(1).map((_, index) => `*.${labels.slice(index + 1).join('.')}`)
  return [labels.join('.'), ...globs].map(hostKey)
}

export function topLevelOf(host: string): string {
  return host.slice(host.lastIndexOf('.') + 1)
}

function nameStart(text: string, dot: number, least: number): number {
  let at = dot
  while (at > least && isNameUnit(text.charCodeAt(at - 1))) at--
  return at
}

function nameEnd(text: string, dot: number): number {
  let at = dot + 1
  while (at < text.length && isNameUnit(text.charCodeAt(at))) at++
  return at
}

/** Of a-z, 0-9, `.`, `-` and `_`. */
const isNameUnit = (unit: number) =>
  (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x2d && unit <= 0x39 && unit !== 0x2f) || unit === 0x5f
