// What else is found where the words of a phrase stand: codes with punctuation inside, which are no
// single token of a text, and patterns. In columns, because small objects take long to read.

/** In the order of their numbers. `pattern` may match there and nowhere else; `literal` does match. */
const KINDS = ['code', 'pattern', 'literal'] as const

/** Its position among its like. */
export type PhraseUse = readonly [kind: (typeof KINDS)[number], position: number]

export interface PreparedUses {
  /** Where those of each phrase begin, and where those of one after the last would. */
  readonly starts: Int32Array
  readonly kinds: Uint8Array
  readonly positions: Int32Array
}

/** Those of each phrase, in the order of the phrases. */
export function prepareUses(usesByPhrase: readonly (readonly PhraseUse[])[]): PreparedUses {
  const starts = new Int32Array(usesByPhrase.length + 1)
  usesByPhrase.forEach((uses, id) => {
    starts[id + 1] = (starts[id] ?? 0) + uses.length
  })
  const all = usesByPhrase.flat()
  return {
    starts,
    kinds: Uint8Array.from(all, ([kind]) => KINDS.indexOf(kind)),
    positions: Int32Array.from(all, ([, position]) => position),
  }
}

export function* usesOf(
  { starts, kinds, positions }: PreparedUses,
  id: number,
): Generator<PhraseUse> {
  for (let at = starts[id] ?? 0; at < (starts[id + 1] ?? 0); at++) {
    yield [KINDS[kinds[at] ?? 0] ?? 'code', positions[at] ?? 0]
  }
}
