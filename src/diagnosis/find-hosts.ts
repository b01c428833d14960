// Host names in a text, and the globs that stand for a host.
import { hostKey } from './atom.ts'

export interface FoundHost {
  readonly host: string
  readonly start: number
  readonly end: number
}

const word = /[a-z0-9._-]+/g
const hostName = /^(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.){1,9}[a-z]{2,24}$/

/** `text` must be flattened. */
export function* findHosts(text: string): Generator<FoundHost> {
  for (const match of text.matchAll(word)) {
    if (match[0].length > 253 || !match[0].includes('.')) continue
    const host = match[0].replace(/^[.-]{1,8}|[.-]{1,8}$/g, '')
    const start = match.index + match[0].indexOf(host)
    if (hostName.test(host)) yield { host, start, end: start + host.length }
  }
}

/** The keys a host fires: itself, and `*.` with each of its parents. */
export function hostKeys(host: string): readonly string[] {
  const labels = host.toLowerCase().replace(/\.$/, '').split('.')
  const globs = labels.slice(1).map((_, index) => `*.${labels.slice(index + 1).join('.')}`)
  return [labels.join('.'), ...globs].map(hostKey)
}
