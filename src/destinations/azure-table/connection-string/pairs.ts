// Cuts a connection string into its `Name=value` pairs, and finds where the cuts went wrong.
import { closestKey, KNOWN_KEYS, type KnownKey, knownKey } from './known-keys.ts'
import { doubtful, malformed, type Problem } from './problem.ts'

export interface Pair {
  readonly key: KnownKey
  readonly value: string
  /** Character of the value in the typed text, counted from 1. */
  readonly at: number
}

export interface Pairs {
  readonly byKey: ReadonlyMap<KnownKey, Pair>
  readonly problems: readonly Problem[]
}

interface Part {
  readonly text: string
  /** Offset in the typed text. */
  readonly start: number
}

/** A known name inside a value: the ";" before it got lost. */
const RUN_TOGETHER = new RegExp(
  `(?<=[^\\s;])\\s*(?:[,&|]\\s*)?(?=(?:${KNOWN_KEYS.join('|')})\\s*=)`,
  'i',
)

export function readPairs(text: string, offset: number): Pairs {
  const byKey = new Map<KnownKey, Pair>()
  const problems: Problem[] = []
  for (const part of partsOf(text, offset, problems)) {
    const read = readPart(part)
    if ('problem' in read) problems.push(read)
    else if (byKey.has(read.key)) problems.push(duplicate(read))
    else byKey.set(read.key, read)
  }
  return { byKey, problems }
}

function partsOf(text: string, offset: number, problems: Problem[]): readonly Part[] {
  let start = offset
  return text.split(';').flatMap((piece) => {
    const part = { text: piece, start }
    start += piece.length + 1
    return separate(part, problems)
  })
}

function separate(part: Part, problems: Problem[]): readonly Part[] {
  const equals = part.text.indexOf('=')
  const lost = equals < 0 ? null : RUN_TOGETHER.exec(part.text.slice(equals + 1))
  if (lost === null) return part.text.trim() === '' ? [] : [part]
  const first = equals + 1 + lost.index
  const second = first + lost[0].length
  const key = knownKey(part.text.slice(second).split('=')[0]?.trim() ?? '')
  problems.push(
    malformed(`A ";" is missing in front of ${key}.`, {
      ...(key === undefined ? {} : { key }),
      at: part.start + second + 1,
    }),
  )
  const rest = { text: part.text.slice(second), start: part.start + second }
  return [{ text: part.text.slice(0, first), start: part.start }, ...separate(rest, problems)]
}

function readPart({ text, start }: Part): Pair | Problem {
  const equals = text.indexOf('=')
  const name = (equals < 0 ? text : text.slice(0, equals)).trim()
  const lead = text.length - text.trimStart().length
  if (equals < 0) {
    return malformed('There is text without "=": is a ";" inside a value?', {
      at: start + lead + 1,
    })
  }
  const key = knownKey(name)
  if (key === undefined) return unknownKey(name, start + lead + 1)
  const raw = text.slice(equals + 1)
  const at = start + equals + 1 + (raw.length - raw.trimStart().length) + 1
  return { key, value: raw.trim(), at }
}

/** The name itself stays unsaid unless it resembles a known one: it may be a piece of the key. */
function unknownKey(name: string, at: number): Problem {
  const meant = closestKey(name)
  if (meant === undefined)
    return doubtful('A pair has a name that no storage account uses.', { at })
  return malformed(`${meant} is misspelt.`, { key: meant, at })
}

function duplicate({ key, at }: Pair): Problem {
  return malformed(`${key} occurs twice.`, { key, at })
}
