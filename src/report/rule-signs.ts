// What gives a cause away, for people: the matchers of a rule without their grammar.
import type { Matcher } from '../model/rule.ts'

export interface Sign {
  readonly label: string
  readonly values: readonly string[]
  /** What the values leave out. */
  readonly more?: string
}

type Leaf = Exclude<Matcher, { readonly any: unknown } | { readonly all: unknown }>

/** In the order of how much they prove. A rule of our own observations alone has one sign that says so. */
export function signsOf(when: Matcher): readonly Sign[] {
  const alternatives = flatten(when)
  const leaves = alternatives.filter((one): one is Leaf => !('all' in one))
  const codes = leaves.flatMap((leaf) => ('code' in leaf ? [leaf.code].flat() : []))
  const vendorCodes = codes.filter((code) => !isOurs(code))
  const texts = leaves.flatMap((leaf) => ('text' in leaf ? [leaf.text] : []))
  const signs = [
    { label: 'Codes', values: vendorCodes },
    { label: 'Statuses', values: leaves.flatMap(statusWords) },
    { label: 'Headers', values: leaves.flatMap(headerWords) },
    {
      label: 'Hosts',
      values: leaves.flatMap((leaf) => ('host' in leaf ? [leaf.host].flat() : [])),
    },
    wordsSign(texts),
    {
      label: 'Forms of text',
      values: leaves.flatMap((leaf) => ('pattern' in leaf ? [leaf.pattern].flat() : [])),
    },
    {
      label: 'Together',
      values: alternatives.flatMap((one) =>
        'all' in one ? [one.all.map(inWords).join(' + ')] : [],
      ),
    },
    ...(codes.length > vendorCodes.length
      ? [{ label: 'In a check', values: ['leadprobe sees it for itself'] }]
      : []),
  ]
  return signs.filter(({ values }) => values.length > 0)
}

function flatten(matcher: Matcher): readonly Exclude<Matcher, { readonly any: unknown }>[] {
  return 'any' in matcher ? matcher.any.flatMap(flatten) : [matcher]
}

/** One language is enough to read; which others are known is worth knowing. */
function wordsSign(texts: readonly Readonly<Record<string, readonly string[]>>[]): Sign {
  const languages = [...new Set(texts.flatMap((text) => Object.keys(text)))]
  const shown = languages.includes('en') ? 'en' : (languages[0] ?? 'en')
  const others = languages.filter((language) => language !== shown)
  const values = texts.flatMap((text) => text[shown] ?? []).map((phrase) => `“${phrase}”`)
  return {
    label: 'Words',
    values,
    ...(others.length === 0 ? {} : { more: `the same in ${others.join(', ')}` }),
  }
}

function inWords(matcher: Matcher): string {
  if ('all' in matcher) return matcher.all.map(inWords).join(' + ')
  if ('any' in matcher) return matcher.any.map(inWords).join(' or ')
  const [sign] = signsOf(matcher)
  return sign === undefined ? '' : sign.values.join(' or ')
}

function statusWords(leaf: Leaf): readonly string[] {
  return 'status' in leaf ? [leaf.status].flat().map((status) => `HTTP ${status}`) : []
}

function headerWords(leaf: Leaf): readonly string[] {
  if (!('header' in leaf)) return []
  const { name, contains } = leaf.header
  return [contains === undefined ? name : `${name}: …${contains}…`]
}

function isOurs(code: string): boolean {
  return code.startsWith('lp:')
}
