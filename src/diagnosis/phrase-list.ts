// Many phrases in one column of UTF-16 units: as strings each would have to be made at each start.

export interface PhraseList {
  readonly units: Uint16Array
  /** Where each phrase begins, and where one after the last would. */
  readonly starts: Int32Array
}

export function listPhrases(phrases: readonly string[]): PhraseList {
  const units = phrases.join('')
  const starts = new Int32Array(phrases.length + 1)
  phrases.forEach((phrase, id) => {
    starts[id + 1] = (starts[id] ?? 0) + phrase.length
  })
  return {
    units: Uint16Array.from({ length: units.length }, (_, at) => units.charCodeAt(at)),
    starts,
  }
}

/** In UTF-16 units. */
export function phraseLength({ starts }: PhraseList, id: number): number {
  return (starts[id + 1] ?? 0) - (starts[id] ?? 0)
}

export function phraseAt({ units, starts }: PhraseList, id: number): string {
  return String.fromCharCode(...units.subarray(starts[id], starts[id + 1]))
}

export function standsAt(
  { units, starts }: PhraseList,
  id: number,
  text: string,
  at: number,
): boolean {
  const first = starts[id] ?? 0
  const length = (starts[id + 1] ?? 0) - first
  if (at < 0 || at + length > text.length) return false
  for (let place = 0; place < length; place++) {
    if (text.charCodeAt(at + place) !== units[first + place]) return false
  }
  return true
}
