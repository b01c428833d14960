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

/** The longest run of plain characters, or the words of a group that cannot be left out. */
function bestOf(branch: string): readonly string[] | undefined {
  const parts = [...tokens(branch)]
  const candidates: (readonly string[])[] = []
  let run = ''
  const endRun = () => {
    const word = foldPhrase(run)
    if (word.length >= SHORTEST_PHRASE) candidates.push([word])
    run = ''
  }
  for (let index = 0; index < parts.length; index++) {
    const text = parts[index]?.text ?? ''
    const close = text === '(' ? closing(parts, index) : index
    const optional = /^(?:[?*]|\{0)/.test(parts[close + 1]?.text ?? '')
    const plain = plainChar(text)
    if (plain !== undefined && !optional) run += plain
    else endRun()
    if (text !== '(') continue
    const inner = parts
      .slice(index + 1, close)
      .map((part) => part.text)
      .join('')
    const words = optional ? undefined : wordsOf(inner.replace(/^\?(?:P?<\w+>|:)/, ''))
    if (words) candidates.push(words)
    index = close
  }
  endRun()
  return candidates.sort((a, b) => shortest(b) - shortest(a))[0]
}

function closing(parts: readonly { text: string }[], open: number): number {
  let depth = 0
  for (let index = open; index < parts.length; index++) {
    if (parts[index]?.text === '(') depth++
    if (parts[index]?.text === ')' && --depth === 0) return index
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

function* tokens(pattern: string): Generator<{ start: number; text: string }> {
  const token =
    /\\[pP]\{\w*\}|\\[\s\S]|\[\^?\]?(?:\\[\s\S]|\[:\w*:\]|[^\]\\])*\]|\{\d*,?\d*\}|[\s\S]/gu
  for (const match of pattern.matchAll(token)) yield { start: match.index, text: match[0] }
}
