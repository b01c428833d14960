// Every phrase of the rules, their codes of several words, and the fixed words of their patterns.
import type { Rule } from '../model/rule.ts'
import { leavesOf, listOf } from './atom.ts'
import { foldPhrase } from './fold-text.ts'
import { wordsOf } from './pattern-words.ts'
import { PhraseIndex } from './phrase-index.ts'

interface Entry {
  readonly folded: string
  /** A rule looks for these words as they are. */
  isPhrase: boolean
  /** Codes with punctuation inside, which are no single token of a text. */
  readonly codes: string[]
  /** Patterns that can only match where these words stand. */
  readonly patterns: string[]
}

export class PhraseBook {
  readonly #entries = new Map<string, Entry>()
  readonly #byId: readonly Entry[]
  readonly #index: PhraseIndex

  constructor(rules: readonly Rule[]) {
    for (const leaf of rules.flatMap((rule) => leavesOf(rule.when))) {
      if ('text' in leaf) this.#addPhrases(Object.values(leaf.text).flat())
      if ('code' in leaf) this.#addCodes(listOf(leaf.code))
      if ('pattern' in leaf) this.#addPatterns(listOf(leaf.pattern))
    }
    this.#byId = [...this.#entries.values()]
    this.#index = new PhraseIndex([...this.#entries.keys()])
  }

  /** Calls `found` wherever an entry stands in a squeezed text. */
  scan(squeezed: string, found: (entry: Readonly<Entry>, start: number) => void): void {
    this.#index.scan(squeezed, (id, start) => {
      const entry = this.#byId[id]
      if (entry) found(entry, start)
    })
  }

  #addPhrases(phrases: readonly string[]): void {
    for (const phrase of phrases) this.#entryOf(foldPhrase(phrase)).isPhrase = true
  }

  #addCodes(codes: readonly string[]): void {
    for (const code of codes.filter((code) => /\W/.test(code) && !code.startsWith('lp:'))) {
      this.#entryOf(foldPhrase(code)).codes.push(code)
    }
  }

  #addPatterns(patterns: readonly string[]): void {
    for (const pattern of patterns) {
      for (const word of wordsOf(pattern) ?? []) this.#entryOf(word).patterns.push(pattern)
    }
  }

  #entryOf(folded: string): Entry {
    const known = this.#entries.get(folded)
    if (known) return known
    const entry: Entry = { folded, isPhrase: false, codes: [], patterns: [] }
    this.#entries.set(folded, entry)
    return entry
  }
}
