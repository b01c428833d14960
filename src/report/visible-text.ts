// Makes text from outside harmless to show: what a terminal would obey or hide becomes visible.

const LINE_ENDS = /\r\n?|\u2028|\u2029/g
// Zero-width joiners stay: Persian and Indic scripts need them, and they cannot reorder text.
const HIDDEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufdd0-\ufdef\ufff9-\ufffb\ufffe\uffff\u{e0000}-\u{e007f}\u{1fffe}\u{1ffff}\u{2fffe}\u{2ffff}\u{3fffe}\u{3ffff}\u{4fffe}\u{4ffff}\u{5fffe}\u{5ffff}\u{6fffe}\u{6ffff}\u{7fffe}\u{7ffff}\u{8fffe}\u{8ffff}\u{9fffe}\u{9ffff}\u{afffe}\u{affff}\u{bfffe}\u{bffff}\u{cfffe}\u{cffff}\u{dfffe}\u{dffff}\u{efffe}\u{effff}\u{ffffe}\u{fffff}\u{10fffe}\u{10ffff}]/gu

/** Text whose only control character is the line feed. */
export function visible(text: string): string {
  return text.toWellFormed().replace(LINE_ENDS, '\n').replaceAll('\t', '  ').replace(HIDDEN, show)
}

/** The same for every string in a value, keys excepted. */
export function visibleDeep<T>(value: T): T {
  if (typeof value === 'string') return visible(value) as T
  if (Array.isArray(value)) return value.map(visibleDeep) as T
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, visibleDeep(inner)]),
  ) as T
}

/** Visible text on one line. */
export function oneLine(text: string): string {
  return visible(text)
    .replace(/\s*\n\s*/g, ' ')
    .trim()
}

/** Control pictures for C0 (`␛`), `<U+202E>` for what has no picture. */
function show(character: string): string {
  const code = character.codePointAt(0) ?? 0
  if (code < 0x20) return String.fromCodePoint(0x2400 + code)
  if (code === 0x7f) return '␡'
  return `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>`
}
