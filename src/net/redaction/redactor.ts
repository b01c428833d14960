// Takes secrets out of whatever leaves: by value in every encoding, by piece, and by shape.
import type { NamedSecret } from '../../model/destination-kind.ts'
import { spellingsOf } from './encodings.ts'
import { scrubShapes } from './patterns.ts'
import { createWindowIndex, foldCase, PIECE_LENGTH } from './window-index.ts'

export interface Redactor {
  text(text: string): string
  /** Copies a JSON-like value with every string redacted, keys included. */
  deep<T>(value: T): T
}

/** Below this length a secret would hit by chance, so the whole line that holds it goes. */
const SHORTEST_VALUE = 6

interface ShortSpelling {
  readonly folded: string
  readonly name: string
}

export function createRedactor(secrets: readonly NamedSecret[]): Redactor {
  const index = createWindowIndex()
  const short: ShortSpelling[] = []
  const tiny: ShortSpelling[] = []
  for (const { name, value } of withTrimmed(secrets)) {
    if (value.length < SHORTEST_VALUE) {
      tiny.push({ folded: foldCase(value), name })
      continue
    }
    for (const spelling of spellingsOf(value)) {
      if (spelling.length >= PIECE_LENGTH) index.add(spelling, name)
      else short.push({ folded: foldCase(spelling), name })
    }
  }
  const text = (input: string) =>
    input === '' ? input : scrubShapes(hideLines(hideShort(hidePieces(index, input), short), tiny))
  return { text, deep: (value) => redactDeep(value, text) }
}

function withTrimmed(secrets: readonly NamedSecret[]): readonly NamedSecret[] {
  return secrets
    .flatMap(({ name, value }) => [
      { name, value },
      { name, value: value.trim() },
    ])
    .filter(({ value }) => value !== '')
}

function hidePieces(index: ReturnType<typeof createWindowIndex>, text: string): string {
  const pieces = index.find(text)
  if (pieces.length === 0) return text
  let hidden = ''
  let from = 0
  for (const { start, end, name } of pieces) {
    hidden += `${text.slice(from, start)}[secret:${name}]`
    from = end
  }
  return hidden + text.slice(from)
}

function hideShort(text: string, short: readonly ShortSpelling[]): string {
  return short.reduce((hidden, { folded, name }) => {
    let result = ''
    let from = 0
    const haystack = foldCase(hidden)
    for (let at = haystack.indexOf(folded); at >= 0; at = haystack.indexOf(folded, from)) {
      result += `${hidden.slice(from, at)}[secret:${name}]`
      from = at + folded.length
    }
    return from === 0 ? hidden : result + hidden.slice(from)
  }, text)
}

function hideLines(text: string, tiny: readonly ShortSpelling[]): string {
  if (tiny.length === 0) return text
  return text
    .split('\n')
    .map((line) => {
      const hit = tiny.find(({ folded }) => foldCase(line).includes(folded))
      return hit === undefined ? line : `[secret:${hit.name}]`
    })
    .join('\n')
}

function redactDeep<T>(value: T, text: (input: string) => string): T {
  if (typeof value === 'string') return text(value) as T & string
  if (Array.isArray(value)) return value.map((item) => redactDeep(item, text)) as T & unknown[]
  if (value === null || typeof value !== 'object') return value
  const entries = Object.entries(value).map(([key, item]) => [text(key), redactDeep(item, text)])
  return Object.fromEntries(entries) as T & object
}
