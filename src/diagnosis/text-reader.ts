// Reads a text once and says which atoms of the rules it shows. The cost hardly depends on the
// number of rules: phrases share one index, and codes, statuses and hosts are looked up.
import { phraseKey } from './atom.ts'
import { flatten } from './fold-text.ts'
import { PatternRunner } from './pattern-runner.ts'
import { PhraseBeginnings } from './phrase-beginnings.ts'
import { PhraseIndex } from './phrase-index.ts'
import type { PreparedRules } from './prepare-rules.ts'
import { type FoldedText, readPatterns, readPhrases } from './read-phrases.ts'
import { readTokens, type SoughtWords } from './read-tokens.ts'
import { type AddSpan, addSignal, type SignalKind, type Signals, type Span } from './signal.ts'
import { squeeze } from './squeeze-text.ts'
import { WordSieve } from './word-sieve.ts'

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

type WordsOfRules = Omit<PreparedRules, 'heads' | 'keys' | 'headers' | 'hints'>

export class TextReader {
  readonly #prepared: WordsOfRules
  readonly #phrases: PhraseIndex
  #beginnings: PhraseBeginnings | undefined
  readonly #patterns = new PatternRunner()
  readonly #shouted: ReadonlySet<string>
  /** Keys some rule looks for; others are not worth keeping. */
  readonly #wants: (key: string) => boolean
  readonly #sought: SoughtWords

  constructor(prepared: WordsOfRules, wants: (key: string) => boolean) {
    const { phrases, shouted, codeHashes, topLevels } = prepared
    this.#prepared = prepared
    this.#shouted = new Set(shouted)
    this.#phrases = new PhraseIndex(phrases)
    this.#wants = wants
    this.#sought = { codes: new WordSieve(codeHashes), topLevels: new Set(topLevels) }
  }

  /** Spans are places in `source`. Our own `lp:` codes cannot be read from a text. */
  read(source: string, isMention?: IsMention): Reading {
    const folded = foldText(source)
    return { signals: this.readFolded(folded, isMention), ...folded }
  }

  readFolded(folded: FoldedText, isMention: IsMention = () => false): Signals {
    const { signals, add } = this.#collect(folded, isMention)
    readTokens(folded.flat.text, this.#sought, add)
    const places = readPhrases(folded, this.#prepared, this.#phrases, add)
    readPatterns(folded, places, this.#patterns, add)
    return signals
  }

  /** Only the phrases that break off at the end of the text, or before an ellipsis. */
  readCutOff(folded: FoldedText, isMention: IsMention): Signals {
    const { squeezed } = folded
    const { signals, add } = this.#collect(folded, isMention)
    const { texts, own } = this.#prepared.phrases
    this.#beginnings ??= new PhraseBeginnings(texts.slice(0, own))
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
    if (!this.#shouted.has(key)) return false
    const word = source.slice(...span)
    // CONNECT_TIMEOUT as connect_timeout, ConnectTimeout as connectTimeout.
    return word.includes('_') ? word === word.toLowerCase() : /^[a-z]+[A-Z]/.test(word)
  }
}
