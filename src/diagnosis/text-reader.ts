// Reads a text once and says which atoms of the rules it shows. The cost hardly depends on the
// number of rules: phrases share one index, and codes, statuses and hosts are looked up.
import { phraseKey } from './atom.ts'
import { flatten } from './fold-text.ts'
import { LazyValues } from './json-lines.ts'
import { PatternRunner } from './pattern-runner.ts'
import { PhraseBeginnings } from './phrase-beginnings.ts'
import { PhraseIndex } from './phrase-index.ts'
import { phraseAt } from './phrase-list.ts'
import type { PreparedPattern } from './prepare-pattern.ts'
import type { PreparedPhrases, PreparedRules } from './prepare-rules.ts'
import { type FoldedText, readPatterns, readPhrases } from './read-phrases.ts'
import { readTokens, type SoughtWords } from './read-tokens.ts'
import { type AddSpan, addSignal, type SignalKind, type Signals, type Span } from './signal.ts'
import { holds } from './sorted-hashes.ts'
import { squeeze } from './squeeze-text.ts'
import { hashOf, WordSieve } from './word-sieve.ts'

/** UTF-16 units of a text that are read; what follows is ignored. */
export const TEXT_CAP = 256 * 1024

/** Says whether something found there only mentions an error. */
export type IsMention = (span: Span, kind: SignalKind) => boolean

export interface Reading extends FoldedText {
  readonly signals: Signals
}

export function foldText(source: string): FoldedText {
  const flat = flatten(source.slice(0, TEXT_CAP))
  return { source, flat, squeezed: squeeze(flat) }
}

type WordsOfRules = Omit<PreparedRules, 'ids' | 'keys' | 'headers' | 'hints'>

export class TextReader {
  readonly #phrases: PreparedPhrases
  readonly #index: PhraseIndex
  #beginnings: PhraseBeginnings | undefined
  readonly #patterns: LazyValues<PreparedPattern>
  readonly #runner = new PatternRunner()
  readonly #shouted: Int32Array
  /** Keys some rule looks for; others are not worth keeping. */
  readonly #wants: (key: string) => boolean
  readonly #sought: SoughtWords

  constructor(prepared: WordsOfRules, wants: (key: string) => boolean) {
    const { phrases, patterns, shouted, codes, topLevels } = prepared
    this.#phrases = phrases
    this.#index = new PhraseIndex(phrases)
    this.#patterns = new LazyValues(patterns)
    this.#shouted = shouted
    this.#wants = wants
    this.#sought = { codes: new WordSieve(codes), topLevels: new Set(topLevels) }
  }

  /** Spans are places in `source`. Our own `lp:` codes cannot be read from a text. */
  read(source: string, isMention?: IsMention): Reading {
    const folded = foldText(source)
    return { signals: this.readFolded(folded, isMention), ...folded }
  }

  readFolded(folded: FoldedText, isMention: IsMention = () => false): Signals {
    const { signals, add } = this.#collect(folded, isMention)
    readTokens(folded.flat.text, this.#sought, add)
    const sought = { phrases: this.#phrases, patterns: this.#patterns, index: this.#index }
    readPatterns(folded, readPhrases(folded, sought, add), this.#runner, add)
    return signals
  }

  /** Only the phrases that break off at the end of the text, or before an ellipsis. */
  readCutOff(folded: FoldedText, isMention: IsMention): Signals {
    const { squeezed } = folded
    const { signals, add } = this.#collect(folded, isMention)
    const { list, own } = this.#phrases
    this.#beginnings ??= new PhraseBeginnings(
      Array.from({ length: own }, (_, id) => phraseAt(list, id)),
    )
    this.#beginnings.scan(squeezed.text, (phrase, start, end) => {
      const inFlat = squeezed.sourceSpan(start, end)
      // No more certain than a pattern: how the message went on is a guess.
      add(phraseKey(phrase), 'pattern', inFlat, { length: end - start, isCutOff: true })
    })
    return signals
  }

  #collect({ source, flat }: FoldedText, isMention: IsMention): { signals: Signals; add: AddSpan } {
    const signals: Signals = new Map()
    const add: AddSpan = (key, kind, inFlat, more) => {
      if (!this.#wants(key) || signals.has(key)) return
      const span = flat.sourceSpan(...inFlat)
      if (isMention(span, kind) || this.#isWhispered(key, source, span)) return
      addSignal(signals, key, { kind, span, length: 0, order: span[0], ...more })
    }
    return { signals, add }
  }

  #isWhispered(key: string, source: string, span: Span): boolean {
    if (!holds(this.#shouted, hashOf(key))) return false
    const word = source.slice(...span)
    // CONNECT_TIMEOUT as connect_timeout, ConnectTimeout as connectTimeout.
    return word.includes('_') ? word === word.toLowerCase() : /^[a-z]+[A-Z]/.test(word)
  }
}
