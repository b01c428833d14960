// What can be wrong with a pasted URL before anybody asks what stands behind it.
import { isPrivateName } from './private-name.ts'

export interface UrlProblem {
  readonly code:
    | 'lp:url-malformed'
    | 'lp:not-https'
    | 'lp:credentials-in-url'
    | 'lp:address-blocked'
  readonly outcome: 'fail' | 'warn'
  /** A full sentence; never quotes what may be secret. */
  readonly problem: string
}

const METHOD = /^(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)\s/i
const QUOTES =
  /^["'`\u2018\u2019\u201c\u201d\u00ab\u00bb<]|["'`\u2018\u2019\u201c\u201d\u00ab\u00bb>]$/
const INVISIBLE = /[\p{Cc}\p{Cf}]/u
const SCHEME = /^([a-z][a-z0-9+.-]*):\/\//i

/** The problems of a URL as it was typed; after a `fail` nothing more is said, it would be an echo. */
export function urlProblems(typed: string): readonly UrlProblem[] {
  const text = typed.trim()
  const broken = pasteProblem(text) ?? schemeProblem(text)
  if (broken !== undefined) return [broken]
  const url = URL.parse(text)
  if (url === null) return [fail('The text is not a URL: the host or the port cannot be read.')]
  if (url.username !== '' || url.password !== '') return [CREDENTIALS]
  return [...edgeProblems(typed, text), ...oddities(text, url), ...placeProblems(url)]
}

/** Trigger URLs have about 300 characters; servers commonly refuse more than this. */
const MAX_LENGTH = 8192

function pasteProblem(text: string): UrlProblem | undefined {
  if (text === '') return fail('The URL is empty.')
  if (text.length > MAX_LENGTH) return fail('The text is far longer than a URL.')
  const method = METHOD.exec(text)?.[1]
  if (method !== undefined) {
    return fail(
      `The method ${method.toUpperCase()} was pasted with the URL; only the address belongs here.`,
    )
  }
  if (QUOTES.test(text)) return fail('The URL is wrapped in quotation marks or brackets.')
  const space = text.search(/\s/)
  if (space >= 0) return fail(`White space at character ${space + 1} cuts the URL in two.`)
  const invisible = text.search(INVISIBLE)
  if (invisible >= 0)
    return fail(`Character ${invisible + 1} is invisible and does not belong to a URL.`)
  const odd = text.search(/[<>"`]/)
  if (odd >= 0)
    return fail(`Character ${odd + 1} cannot occur in a URL; is part of it a placeholder?`)
  return undefined
}

function schemeProblem(text: string): UrlProblem | undefined {
  const scheme = SCHEME.exec(text)?.[1]?.toLowerCase()
  if (scheme === 'https') return undefined
  if (scheme === 'http') return notHttps('The URL starts with http:// instead of https://.')
  if (scheme !== undefined) return notHttps(`The URL starts with ${scheme}:// instead of https://.`)
  if (/^https?:/i.test(text)) return fail('Two slashes have to follow "https:".')
  if (/https?:\/\//i.test(text.split(/[?#]/, 1)[0] ?? '')) {
    return fail('There is text in front of https://; only the address belongs here.')
  }
  return fail('The URL does not start with https://.')
}

function edgeProblems(typed: string, text: string): readonly UrlProblem[] {
  return typed === text ? [] : [warn('There is white space before or after the URL.')]
}

function oddities(text: string, url: URL): readonly UrlProblem[] {
  const address = text.split(/[?#]/, 1)[0] ?? ''
  return [
    ...(url.hash === '' ? [] : [warn('The part from "#" on is never sent to the receiver.')]),
    ...(address.includes('\\')
      ? [warn(`A backslash was read as a slash; the host is ${url.hostname}.`)]
      : []),
    ...(/[^ -~]/.test(address)
      ? [warn(`Letters outside ASCII were read as ${url.hostname}.`)]
      : []),
    ...(/&amp;/i.test(url.search)
      ? [warn('The URL was copied from HTML: it has "&amp;" where "&" belongs.')]
      : []),
  ]
}

/** Only a remark: whether a private address may be tried is the operator's to say, when connecting. */
function placeProblems(url: URL): readonly UrlProblem[] {
  if (!isPrivateName(url.hostname)) return []
  const problem = `${url.hostname} is not a public address: the marketplace cannot reach it.`
  return [{ code: 'lp:address-blocked', outcome: 'warn', problem }]
}

const CREDENTIALS: UrlProblem = {
  code: 'lp:credentials-in-url',
  outcome: 'fail',
  problem: 'The URL carries a user name or a password before "@".',
}

function fail(problem: string): UrlProblem {
  return { code: 'lp:url-malformed', outcome: 'fail', problem }
}

function warn(problem: string): UrlProblem {
  return { code: 'lp:url-malformed', outcome: 'warn', problem }
}

function notHttps(problem: string): UrlProblem {
  return { code: 'lp:not-https', outcome: 'fail', problem }
}
