// The secrets in an endpoint's URL. Whoever has the URL can post, so everything in it that cannot
// be guessed is secret. Host and ordinary words stay readable: a report without them helps nobody.
import type { NamedSecret } from '../../model/destination-kind.ts'

/** Query parameters of trigger URLs that are the same for everybody. */
const BENIGN = new Set(['api-version', 'sp', 'sv', 'se', 'st', 'encoding'])
const SECRET_NAMES =
  /^(sig|signature|code|key|token|secret|password|pwd|auth|.*[-_](key|token|secret))$/i
/** Path words before a token: what follows names one receiver and nobody else's. */
const HOOK_WORDS = /^(catch|hooks?|webhook|webhook-test|rest|services|submit)$/i
/** Hiding a word such as `marketplace` wherever it occurs would spoil the report and protect nothing. */
const PLAIN_WORD = /^[A-Za-z]?[a-z]{0,14}$/
const MIN_VALUE = 6

/** Works on the text, so that a URL nobody can parse is covered too. */
export function urlSecrets(typed: string): readonly NamedSecret[] {
  const [address = '', query = ''] = splitOnce(typed.replace(/&amp;/gi, '&'), '?')
  return [...userInfo(address), ...pathTokens(address), ...queryValues(query)].flatMap(withDecoded)
}

function queryValues(query: string): readonly NamedSecret[] {
  return query.split(/[&;#\s]/).flatMap((pair) => {
    const [name = '', value = ''] = splitOnce(pair, '=')
    if (BENIGN.has(name.toLowerCase())) return []
    const isValue = value.length >= MIN_VALUE && !PLAIN_WORD.test(value)
    const isSecret = isValue || SECRET_NAMES.test(name)
    return isSecret ? [{ name: name.slice(0, 40), value }] : bareToken(pair)
  })
}

/** `?<token>` without a name. */
function bareToken(pair: string): readonly NamedSecret[] {
  return !pair.includes('=') && pair.length >= MIN_VALUE ? [{ name: 'query', value: pair }] : []
}

/** The password; the user name where it stands alone, as an API key does. */
function userInfo(address: string): readonly NamedSecret[] {
  const authority = /\/\/([^/\s]*)@/.exec(address)?.[1]
  if (authority === undefined) return []
  const [user, password] = splitOnce(authority, ':')
  const value = password === '' ? user : password
  return value.length < MIN_VALUE ? [] : [{ name: 'user-info', value }]
}

function pathTokens(address: string): readonly NamedSecret[] {
  const isWhole = address.includes('://')
  const [, path = ''] = splitOnce(
    isWhole ? address.slice(address.indexOf('://') + 3) : address,
    '/',
  )
  const segments = path.split(/[/\s#]/)
  const hookWord = segments.findIndex((word) => HOOK_WORDS.test(word))
  const firstToken = isMakeHook(address) ? 0 : hookWord < 0 ? segments.length : hookWord + 1
  return segments
    .filter((segment, at) => isToken(segment, at >= firstToken))
    .map((value) => ({ name: 'path-token', value }))
}

function isToken(segment: string, followsHookWord: boolean): boolean {
  if (segment.length < MIN_VALUE || HOOK_WORDS.test(segment)) return false
  const hasDigit = /\d/.test(segment)
  if (followsHookWord && (hasDigit || segment.length >= 16)) return true
  if (segment.length >= 12 && hasDigit && /[a-z]/i.test(segment)) return true
  return segment.length >= 20 && !/[-_.]/.test(segment)
}

/** Make puts the token right after the host: `https://hook.eu1.make.com/<token>`. */
function isMakeHook(address: string): boolean {
  return /\/\/hook\.[a-z0-9.]*(make|integromat)\.com\//i.test(address)
}

function withDecoded(secret: NamedSecret): readonly NamedSecret[] {
  const decoded = decode(secret.value)
  return [secret, ...(decoded === secret.value ? [] : [{ ...secret, value: decoded }])].filter(
    ({ value }) => value !== '',
  )
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

function splitOnce(text: string, separator: string): readonly [string, string] {
  const at = text.indexOf(separator)
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + separator.length)]
}
