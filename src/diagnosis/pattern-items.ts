// A pattern taken apart: its alternatives, and what stands in each of them how often.

export interface PatternItem {
  /** The character it stands for, when it stands for just one. */
  readonly plain?: string
  /** What stands in its brackets, when it is a group. */
  readonly group?: string
  /** How often it stands there at least, and at most. */
  readonly least: number
  readonly most: number
}

/** Splits at each `|` outside groups and classes. */
export function alternativesOf(pattern: string): readonly string[] {
  const alternatives: string[] = []
  let from = 0
  let depth = 0
  for (const { text, start } of tokens(pattern)) {
    if (text === '(') depth++
    if (text === ')') depth--
    if (text !== '|' || depth > 0) continue
    alternatives.push(pattern.slice(from, start))
    from = start + 1
  }
  return [...alternatives, pattern.slice(from)]
}

/** `alternative` must have no `|` outside its groups. */
export function* itemsOf(alternative: string): Generator<PatternItem> {
  const words = [...tokens(alternative)].map(({ text }) => text)
  for (let at = 0; at < words.length; at++) {
    const text = words[at] ?? ''
    const end = text === '(' ? closing(words, at) : at
    const [least, most] = repetitions(words[end + 1])
    if (text === '(') yield { group: withoutName(words.slice(at + 1, end)), least, most }
    else yield { ...plainChar(text), least, most }
    at = end
    while (isQuantifier(words[at + 1])) at++
  }
}

/** Whether it is nothing but plain characters. */
export function isLiteral(alternative: string): boolean {
  return [...itemsOf(alternative)].every(
    ({ plain, least, most }) => plain !== undefined && least === 1 && most === 1,
  )
}

/** Escapes, classes and counts as one token each, anything else by the character. */
function* tokens(pattern: string): Generator<{ start: number; text: string }> {
  const token =
    /\\[pP](?:\{\^?\w*\}|\w)|\\x(?:\{\w*\}|\w\w)|\\[\s\S]|\[\^?\]?(?:\\[\s\S]|\[:\w*:\]|[^\]\\])*\]|\{\d+(?:,\d*)?\}|[\s\S]/gu
  for (const match of pattern.matchAll(token)) yield { start: match.index, text: match[0] }
}

/** Index of the bracket that closes the one at `open`. */
function closing(words: readonly string[], open: number): number {
  let depth = 0
  for (let at = open; at < words.length; at++) {
    if (words[at] === '(') depth++
    if (words[at] === ')' && --depth === 0) return at
  }
  return words.length
}

function withoutName(words: readonly string[]): string {
  return words.join('').replace(/^\?(?:P?<\w+>|[imsU-]*(?::|$))/, '')
}

function isQuantifier(word: string | undefined): word is string {
  return word !== undefined && /^(?:[?*+]|\{\d.*)$/.test(word)
}

function repetitions(quantifier: string | undefined): readonly [least: number, most: number] {
  if (!isQuantifier(quantifier)) return [1, 1]
  if (quantifier === '?') return [0, 1]
  if (quantifier === '*') return [0, Number.POSITIVE_INFINITY]
  if (quantifier === '+') return [1, Number.POSITIVE_INFINITY]
  const [least = '', most] = quantifier.slice(1, -1).split(',')
  return [Number(least), most === '' ? Number.POSITIVE_INFINITY : Number(most ?? least)]
}

function plainChar(token: string): { plain?: string } {
  if (/^\\[^0-9A-Za-z]$/u.test(token)) return { plain: token.slice(1) }
  if (/^\[[^\\^\]]\]$/.test(token)) return { plain: token.charAt(1) }
  return /^[^\\[(){}.*+?^$|]$/u.test(token) ? { plain: token } : {}
}
