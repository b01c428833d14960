// A text again with what copying broke mended: log prefixes inside a sentence, words cut at the end
// of a line, plus signs for spaces. Unit for unit, so that places in it are places in the original.

/** Longer texts are logs with whole lines in them, and reading them again would cost too much. */
const LONGEST = 8 * 1024
/** Dropped when a text is folded. */
const NOTHING = '\u00ad'

// Every quantifier is bounded: each line is tried once, at its start.
const logPrefix =
  /^[ \t|>]{0,8}\[?\d{4}-\d\d-\d\d[ T][\d:.,+Z]{5,32}\]?(?: {0,2}\[[\w .-]{1,30}\]| {1,4}(?:trace|debug|info|warn|warning|error|fatal)\b| {1,2}[\w.-]{1,30}:){0,4}/gim
const barPrefix = /^[ \t]{0,8}[|│]/gm
const plusBetweenWords = /(?<=[a-z])\+(?=[a-z])/gi
const emphasis = /(?<![^\s*])_{1,3}(?=[^\s_])|(?<=[^\s_])_{1,3}(?![^\s*.,:;])/g
const lineEnd = /[-=]?\r?\n[ \t>|]{0,8}/g

export const mendingPatterns: readonly RegExp[] = [
  logPrefix,
  barPrefix,
  plusBetweenWords,
  emphasis,
  lineEnd,
]

/** To be tried in this order when the text itself shows nothing. */
export function* mendedTexts(text: string): Generator<string> {
  if (text.length > LONGEST) return
  const unprefixed = text
    .replace(logPrefix, blank)
    .replace(barPrefix, blank)
    .replace(plusBetweenWords, ' ')
    .replace(emphasis, blank)
  if (unprefixed !== text) yield unprefixed
  const joined = unprefixed.trimEnd().replace(lineEnd, blank)
  if (joined !== unprefixed) yield joined
}

function blank(match: string): string {
  return NOTHING.repeat(match.length)
}
