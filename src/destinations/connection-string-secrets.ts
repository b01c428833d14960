// The secrets in a storage connection string, found in the text itself: a broken one leaks as well.
import type { NamedSecret } from '../model/destination-kind.ts'

const AFTER_NAME =
  /(accountkey|sharedaccesskey|sharedsecretvalue|password|pwd)\s*=\s*([^;"']*?)\s*(?=[;"']|$|[A-Za-z]*(?:EndpointSuffix|AccountName|DefaultEndpointsProtocol|TableEndpoint|BlobEndpoint|QueueEndpoint|FileEndpoint)\s*=)/gi
const SIGNATURE = /\bsig=([^&;\s"']+)/gi
/** A key without its name: only part of the string was pasted, or a ";" got into the key. */
const BARE_KEY = /[A-Za-z0-9+/]{20,}={0,2}/g
const MIN_VALUE = 6

export function connectionStringSecrets(typed: string): readonly NamedSecret[] {
  const texts = [typed, withoutEscapes(typed)]
  const found = texts.flatMap((text) => [
    ...named('account-key', text.matchAll(AFTER_NAME), 2),
    ...named('sas-signature', text.matchAll(SIGNATURE), 1),
    ...named('key', text.matchAll(BARE_KEY), 0).filter(({ value }) => looksRandom(value)),
  ])
  return [...new Map(found.flatMap(variants).map((secret) => [secret.value, secret])).values()]
}

function named(name: string, matches: Iterable<RegExpExecArray>, group: number): NamedSecret[] {
  return [...matches].map((match) => ({ name, value: match[group] ?? '' }))
}

/** Words of the format, such as `DefaultEndpointsProtocol`, have neither digits nor `+` and `/`. */
function looksRandom(text: string): boolean {
  return /[a-z]/.test(text) && /[A-Z]/.test(text) && /[0-9+/]/.test(text)
}

/** As typed, without white space that a mail put in, and without URL encoding. */
function variants({ name, value }: NamedSecret): readonly NamedSecret[] {
  return [value, value.replace(/\s+/g, ''), percentDecoded(value)]
    .filter((text) => text.length >= MIN_VALUE)
    .map((text) => ({ name, value: text }))
}

function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** JSON escapes that occur in keys: `\/`, `\u002b`. */
function withoutEscapes(text: string): string {
  return text
    .replaceAll('\\/', '/')
    .replace(/\\u00([0-7][0-9a-f])/gi, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    )
}
