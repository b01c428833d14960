// A text again with what copying broke mended: log prefixes inside a sentence, words cut at the end
// of a line, plus signs for spaces. Unit for unit, so that places in it are places in the original.

/** Longer texts are logs with whole lines in them, and reading them again would cost too much. */
const LONGEST = 8 * 1024
/** Dropped when a text is folded. */
const NOTHING = '\u00ad'
/** After the end of a line. */
const MOST_MARKS = 8

// Every quantifier is bounded: each line is tried once, at its start.
const logPrefix =
  /^[ \t|>]{0,8}\[?\d{4}-\d\d-\d\d[ T][\d:.,+Z]{5,32}\]?(?: {0,2}\[[\w .-]{1,30}\]| {1,4}(?:trace|debug|info|warn|warning|error|fatal)\b| {1,2}[\w.-]{1,30}:){0,4}/gim
const barPrefix = /^[ \t]{0,8}[|│]/gm
// The sign itself first: places where it stands are found much faster than those it may follow.
const plusBetweenWords = /\+(?<=[a-z]\+)(?=[a-z])/gi
const emphasis = /_(?<=(?<![^\s*])_)_{0,2}(?=[^\s_])|_(?<=[^\s_]_)_{0,2}(?![^\s*.,:;])/g

export const mendingPatterns: readonly RegExp[] = [logPrefix, barPrefix, plusBetweenWords, emphasis]

/** To be tried in this order when the text itself shows nothing. */
export function* mendedTexts(text: string): Generator<string> {
  if (text.length > LONGEST) return
  const unprefixed = text
    .replace(logPrefix, blank)
    .replace(barPrefix, blank)
    .replace(plusBetweenWords, ' ')
    .replace(emphasis, blank)
  if (unprefixed !== text) yield unprefixed
  const joined = joinLines(unprefixed.trimEnd())
  if (joined !== unprefixed) yield joined
}

/** Without the ends of lines, the hyphens before them, and what mails and tables put after them. */
function joinLines(text: string): string {
  let joined = ''
  let from = 0
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', from)) {
    const start = lineEndStart(text, at)
    const end = afterMarks(text, at + 1)
    joined += text.slice(from, start) + NOTHING.repeat(end - start)
    from = end
  }
  return joined + text.slice(from)
}

function lineEndStart(text: string, at: number): number {
  const end = text[at - 1] === '\r' ? at - 1 : at
  return end > 0 && '-='.includes(text.charAt(end - 1)) ? end - 1 : end
}

function afterMarks(text: string, at: number): number {
  let end = at
  while (end < text.length && end - at < MOST_MARKS && ' \t>|'.includes(text.charAt(end))) end++
  return end
}

function blank(match: string): string {
  return NOTHING.repeat(match.length)
}
