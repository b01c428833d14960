// The slots that phrases are filed in: by four units of theirs, or by eight when they are long enough,
// because thousands of phrases share any four.

export const SLOTS = 1 << 16
export const SHORT_GRAM = 4
export const LONG_GRAM = 8

export const gramOf = (phrase: string) => (phrase.length < LONG_GRAM ? SHORT_GRAM : LONG_GRAM)

/** The sum of the last four units of a text, by that of the four before its last unit. */
export function nextSum(sum: number, unit: number): number {
  return (sum << 8) ^ unit
}

/** The hash of four units by their sum. */
export function shortHash(sum: number): number {
  return Math.imul(sum, 0x9e3779b1)
}

/** The hash of eight units by the sums of their halves. */
export function longHash(first: number, second: number): number {
  return Math.imul(Math.imul(first, 0x85ebca6b) + second, 0x9e3779b1)
}

export const slotOf = (hash: number) => hash >>> 16

/** For each phrase the place of the units that the fewest of all phrases share. */
export function placesToFile(phrases: readonly string[]): readonly number[] {
  const uses = { [SHORT_GRAM]: new Uint16Array(SLOTS), [LONG_GRAM]: new Uint16Array(SLOTS) }
  const slots = phrases.map(slotsOf)
  phrases.forEach((phrase, at) => {
    const counts = uses[gramOf(phrase)]
    for (const slot of slots[at] ?? []) counts[slot] = (counts[slot] ?? 0) + 1
  })
  return phrases.map((phrase, at) => leastUsed(slots[at] ?? [], uses[gramOf(phrase)]))
}

/** By place in the phrase. */
function slotsOf(phrase: string): readonly number[] {
  const places = phrase.length - gramOf(phrase) + 1
  return Array.from({ length: places }, (_, at) => slotOf(hashAt(phrase, at)))
}

/** Of the units of a phrase that stand at a place. */
export function hashAt(phrase: string, at: number): number {
  const sum = sumAt(phrase, at)
  return gramOf(phrase) === SHORT_GRAM
    ? shortHash(sum)
    : longHash(sum, sumAt(phrase, at + SHORT_GRAM))
}

function sumAt(text: string, start: number): number {
  let sum = 0
  for (let at = start; at < start + SHORT_GRAM; at++) sum = nextSum(sum, text.charCodeAt(at))
  return sum
}

function leastUsed(slots: readonly number[], uses: Uint16Array): number {
  const usesAt = (place: number) => uses[slots[place] ?? 0] ?? 0
  return slots.reduce((best, _, place) => (usesAt(place) < usesAt(best) ? place : best), 0)
}
