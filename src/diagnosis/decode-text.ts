// What hides words in pasted text: JSON escapes, URL encoding, HTML entities and tags, colours.

export interface Decoded {
  /** UTF-16 units read. */
  readonly length: number
  /** What they stand for; empty when they only decorate. */
  readonly text: string
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  apos: "'",
  gt: '>',
  lt: '<',
  nbsp: ' ',
  quot: '"',
}

// Every quantifier is bounded, so that each attempt costs the same wherever it starts.
const unicodeEscape = /\\{1,4}u([0-9a-fA-F]{4})/y
const blankEscape = /(?:\\{1,4}[rnt]){1,8}/y
const plainEscape = /\\{1,4}(?=[!-/:-@[-`{-~])/y
const percent = /(?:%[0-9a-fA-F]{2}){1,64}/y
/** Asked first, because an error thrown for each piece of other bytes would cost too much. */
const utf8 =
  /^(?:%[0-7][\da-f]|%(?:c[2-9a-f]|d[\da-f]|e0%[ab][\da-f]|e[1-9a-cef]%[89ab][\da-f]|ed%[89][\da-f]|f0%[9ab][\da-f]%[89ab][\da-f]|f[1-3](?:%[89ab][\da-f]){2}|f4%8[\da-f]%[89ab][\da-f])%[89ab][\da-f]){1,64}$/i
const entity = /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-z]{2,4}));/y
// With attributes or none: words between pointed brackets are no tag but text, such as <urlopen error …>.
const tag =
  /<\/?[a-zA-Z][a-zA-Z0-9:-]{0,40}(?:\s{1,20}[a-zA-Z_:@.-]{1,40}=(?:"[^"<>]{0,300}"|'[^'<>]{0,300}'|[^\s"'<>=]{1,120})){0,12}\s{0,20}\/?>/y
// biome-ignore lint/suspicious/noControlCharactersInRegex: terminals start a colour with ESC
const colour = /\u001b\[[0-9;]{0,12}[A-Za-z]/y

export const decoders: Readonly<Record<string, RegExp>> = {
  unicodeEscape,
  blankEscape,
  plainEscape,
  percent,
  utf8,
  entity,
  tag,
  colour,
}

/** What stands in disguise at `at`, when anything does. */
export function decodeAt(text: string, at: number): Decoded | undefined {
  switch (text[at]) {
    case '\\':
      return decodeEscape(text, at)
    case '%':
      return decodePercent(text, at)
    case '&':
      return decodeEntity(text, at)
    case '<':
      return found(tag, text, at, () => ' ')
    case '\u001b':
      return found(colour, text, at, () => '')
    default:
      return undefined
  }
}

function decodeEscape(text: string, at: number): Decoded | undefined {
  return (
    found(unicodeEscape, text, at, ([, hex]) =>
      String.fromCharCode(Number.parseInt(hex ?? '', 16)),
    ) ??
    found(blankEscape, text, at, () => ' ') ??
    found(plainEscape, text, at, () => '')
  )
}

// Bytes that are no UTF-8 are left as they are.
function decodePercent(text: string, at: number): Decoded | undefined {
  return found(percent, text, at, ([bytes]) =>
    utf8.test(bytes) ? decodeURIComponent(bytes) : bytes,
  )
}

function decodeEntity(text: string, at: number): Decoded | undefined {
  return found(entity, text, at, ([whole, decimal, hex, name]) => {
    if (name !== undefined) return entities[name] ?? whole
    const point = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)
    return point <= 0x10ffff ? String.fromCodePoint(point) : whole
  })
}

function found(
  pattern: RegExp,
  text: string,
  at: number,
  decode: (match: RegExpExecArray) => string,
): Decoded | undefined {
  pattern.lastIndex = at
  const match = pattern.exec(text)
  return match === null ? undefined : { length: match[0].length, text: decode(match) }
}
