// Reads a text once and says which atoms of the rules it shows. The cost hardly depends on the
// number of rules: phrases share one index, and codes, statuses and hosts are looked up.
import { codeKey, patternKey, phraseKey, statusKey } from './atom.ts'
import { findCodes } from './find-codes.ts'
import { findHosts, hostKeys } from './find-hosts.ts'
import { findStatuses } from './find-statuses.ts'
import { flatten, squeeze } from './fold-text.ts'
import type { MappedText } from './mapped-text.ts'
import { PatternRunner } from './pattern-runner.ts'
import { PhraseBeginnings } from './phrase-beginnings.ts'
import { PhraseIndex } from './phrase-index.ts'
import type { PreparedPhrase, PreparedRules } from './prepare-rules.ts'
import { addSignal, type Signal, type SignalKind, type Signals } from './signal.ts'

/** UTF-16 units of a text that are read; what follows is ignored. */
export const TEXT_CAP = 256 * 1024

type Span = readonly [number, number]

/** Says whether something found there only mentions an error. */
export type IsMention = (span: Span) => boolean

export class TextReader {
  readonly #prepared: readonly PreparedPhrase[]
  readonly #phrases: PhraseIndex<PreparedPhrase>
  #beginnings: PhraseBeginnings<PreparedPhrase> | undefined
  readonly #patterns = new PatternRunner()
  readonly #shouted: ReadonlySet<string>
  /** Keys some rule looks for; others are not worth keeping. */
  readonly #wanted: (key: string) => boolean

  constructor(
    { phrases, shouted }: Pick<PreparedRules, 'phrases' | 'shouted'>,
    wanted: (key: string) => boolean,
  ) {
    this.#prepared = phrases
    this.#shouted = new Set(shouted)
    this.#phrases = new PhraseIndex(phrases)
    this.#wanted = wanted
  }

  /** Spans are places in `source`. Our own `lp:` codes cannot be read from a text. */
  read(source: string, isMention: IsMention = () => false): Reading {
    const flat = flatten(source.slice(0, TEXT_CAP))
    const { signals, add } = this.#collect(isMention)
    readTokens(flat, this.#wanted, (key, kind, span, more) => {
      if (this.#shouted.has(key) && isWhispered(source.slice(...span))) return
      add(key, kind, span, more)
    })
    this.#readPhrases(flat, source, add)
    return { signals, flat }
  }

  /** Only the phrases that break off at the end of the text, or before an ellipsis. */
  readCutOff(flat: MappedText, isMention: IsMention): Reading {
    const { signals, add } = this.#collect(isMention)
    const squeezed = squeeze(flat)
    this.#beginnings ??= new PhraseBeginnings(this.#prepared.filter(({ isPhrase }) => isPhrase))
    this.#beginnings.scan(squeezed.text, (phrase, start, end) => {
      const span = flat.sourceSpan(...squeezed.sourceSpan(start, end))
      // No more certain than a pattern: how the message went on is a guess.
      add(phraseKey(phrase.text), 'pattern', span, { length: end - start, isCutOff: true })
    })
    return { signals, flat }
  }

  #collect(isMention: IsMention): { signals: Signals; add: AddSpan } {
    const signals: Signals = new Map()
    const add: AddSpan = (key, kind, span, more = {}) => {
      if (!this.#wanted(key) || signals.has(key) || isMention(span)) return
      addSignal(signals, key, { kind, span, length: 0, order: span[0], ...more })
    }
    return { signals, add }
  }

  #readPhrases(flat: MappedText, source: string, add: AddSpan): void {
    const squeezed = squeeze(flat)
    const places = new Map<string, number[]>()
    this.#phrases.scan(squeezed.text, (phrase, start) => {
      const inFlat = squeezed.sourceSpan(start, start + phrase.text.length)
      const span = flat.sourceSpan(...inFlat)
      if (phrase.isPhrase) {
        add(phraseKey(phrase.text), 'text', span, { length: phrase.text.length })
      }
      for (const code of phrase.codes ?? []) add(codeKey(code), 'code', span)
      for (const pattern of phrase.literals ?? []) {
        add(patternKey(pattern), 'pattern', span, { length: phrase.text.length })
      }
      for (const pattern of phrase.patterns ?? []) {
        const known = places.get(pattern)
        if (known) known.push(inFlat[0])
        else places.set(pattern, [inFlat[0]])
      }
    })
    for (const [pattern, found] of places) {
      for (const match of this.#patterns.run(
        pattern,
        flat.text,
        found.sort((a, b) => a - b),
      )) {
        const captures = Object.fromEntries(
          match.groups.map(({ name, span }) => [name, source.slice(...flat.sourceSpan(...span))]),
        )
        const span = flat.sourceSpan(match.start, match.end)
        add(patternKey(pattern), 'pattern', span, { captures, length: match.end - match.start })
      }
    }
  }
}

function isWhispered(word: string): boolean {
  return word === word.toLowerCase()
}

export interface Reading {
  readonly signals: Signals
  readonly flat: MappedText
}

type AddSpan = (key: string, kind: SignalKind, span: Span, more?: Partial<Signal>) => void

function readTokens(flat: MappedText, wanted: (key: string) => boolean, add: AddSpan): void {
  findCodes(flat.text, ({ code, start, end, isNumber }) => {
    const key = codeKey(code)
    // Most words of a text are no code of any rule, and finding their place costs more than asking.
    if (wanted(key)) add(key, isNumber ? 'number' : 'code', flat.sourceSpan(start, end))
  })
  const places = Map.groupBy(findStatuses(flat.text), ({ status }) => status)
  for (const [status, found] of places) {
    // Among several statuses the one the text keeps coming back to is what it is about.
    const length = new Set(found.map(({ start }) => start)).size
    for (const { start, end } of found) {
      const span = flat.sourceSpan(start, end)
      add(statusKey(status), 'status', span, { length })
      add(statusKey(`${Math.floor(status / 100)}xx`), 'status', span, { length })
    }
  }
  for (const { host, start, end } of findHosts(flat.text)) {
    const keys = hostKeys(host).filter(wanted)
    for (const key of keys) add(key, 'host', flat.sourceSpan(start, end))
  }
}
