// The fixed words of a pattern: any text it matches holds at least one of them. They are looked up
// like phrases, so that a pattern only runs where it has a chance.
import { foldPhrase } from './fold-text.ts'
import { SHORTEST_PHRASE } from './phrase-index.ts'

export interface Branch {
  /** Folded; `undefined` when this alternative holds no fixed word of four characters. */
  readonly words: readonly string[] | undefined
  /** It is nothing but its word: where that stands, the pattern matches. */
  readonly isLiteral: boolean
}

/** The alternatives of a pattern, split at the `|` outside groups and classes. */
export function branchesOf(pattern: string): readonly Branch[] {
  return splitTop(pattern).map((branch) => ({
    words: bestOf(branch),
    isLiteral: [...tokens(branch)].every(({ text }) => plainChar(text) !== undefined),
  }))
}

/** Of all alternatives; `undefined` when one has none. */
export function wordsOf(pattern: string): readonly string[] | undefined {
  const words = branchesOf(pattern).map((branch) => branch.words)
  return words.includes(undefined) ? undefined : words.flatMap((found) => found ?? [])
}

function splitTop(pattern: string): string[] {
  const branches: string[] = []
  let from = 0
  let depth = 0
  for (const { start, text } of tokens(pattern)) {
    if (text === '(') depth++
    if (text === ')') depth--
    if (text !== '|' || depth > 0) continue
    branches.push(pattern.slice(from, start))
    from = start + 1
  }
  return [...branches, pattern.slice(from)]
}

/** For each alternative what any text it matches holds: one piece of each list, as it is written. */
export type Needs = readonly (readonly (readonly string[])[])[]

const SHORTEST_PIECE = 2

export function needsOf(pattern: string): Needs {
  return splitTop(pattern).map((branch) => piecesOf(branch, (run) => run, SHORTEST_PIECE))
}

/** The longest run of plain characters, or the words of a group that cannot be left out. */
function bestOf(branch: string): readonly string[] | undefined {
  return longest(piecesOf(branch, foldPhrase, SHORTEST_PHRASE))
}

function longest(candidates: readonly (readonly string[])[]): readonly string[] | undefined {
  return candidates.toSorted((a, b) => shortest(b) - shortest(a))[0]
}

/** One piece of each list stands in every text that the branch matches. */
function piecesOf(
  branch: string,
  fold: (run: string) => string,
  least: number,
): readonly (readonly string[])[] {
  const parts = [...tokens(branch)]
  const words = parts.map((part) => part.text)
  const candidates: (readonly string[])[] = []
  let run = ''
  const endRun = () => {
    const word = fold(run)
    if (word.length >= least) candidates.push([word])
    run = ''
  }
  for (let index = 0; index < parts.length; index++) {
    const text = parts[index]?.text ?? ''
    const close = text === '(' ? closing(words, index) : index
    const optional = /^(?:[?*]|\{0)/.test(parts[close + 1]?.text ?? '')
    const plain = plainChar(text)
    if (plain !== undefined && !optional) run += plain
    else endRun()
    if (text !== '(') continue
    const inner = parts
      .slice(index + 1, close)
      .map((part) => part.text)
      .join('')
    if (!optional) candidates.push(...piecesOfGroup(withoutName(inner), fold, least))
    index = close
  }
  endRun()
  return candidates
}

/** Of a group without a choice all pieces, of any other one piece of each alternative. */
function piecesOfGroup(
  group: string,
  fold: (run: string) => string,
  least: number,
): readonly (readonly string[])[] {
  const choices = splitTop(group).map((branch) => piecesOf(branch, fold, least))
  if (choices.length === 1) return choices[0] ?? []
  const words = choices.map(longest)
  return words.includes(undefined) ? [] : [words.flatMap((found) => found ?? [])]
}

function withoutName(group: string): string {
  return group.replace(/^\?(?:P?<\w+>|:)/, '')
}

/** Index of the bracket that closes the one at `open`. */
export function closing(parts: readonly string[], open: number): number {
  let depth = 0
  for (let index = open; index < parts.length; index++) {
    if (parts[index] === '(') depth++
    if (parts[index] === ')' && --depth === 0) return index
  }
  return parts.length
}

function shortest(words: readonly string[]): number {
  return Math.min(...words.map((word) => word.length))
}

/** The character a token stands for, when it stands for just one. */
function plainChar(token: string): string | undefined {
  if (/^\\[^\p{L}\p{N}]$/u.test(token)) return token.slice(1)
  if (/^\[[^\\^\]]\]$/.test(token)) return token.charAt(1)
  return /^[^\\[(){}.*+?^$|]$/u.test(token) ? token : undefined
}

/** Escapes, classes and counts as one token each, anything else by the character. */
export function* tokens(pattern: string): Generator<{ start: number; text: string }> {
  const token =
    /\\[pP]\{\w*\}|\\[\s\S]|\[\^?\]?(?:\\[\s\S]|\[:\w*:\]|[^\]\\])*\]|\{\d*,?\d*\}|[\s\S]/gu
  for (const match of pattern.matchAll(token)) yield { start: match.index, text: match[0] }
}
