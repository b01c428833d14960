// How long a match of a pattern can be, which bounds the part of a text it has to run on.
import { alternativesOf, itemsOf, type PatternItem } from './pattern-items.ts'

/** UTF-16 units that one character of a class may take. */
const UNITS = 2

/** UTF-16 units; infinite when something may repeat without end. */
export function longestMatch(pattern: string): number {
  return Math.max(...alternativesOf(pattern).map(longestAlternative))
}

/** All the repetitions of an item together, or `times` of them. */
export function longestItem(item: PatternItem, times = item.most): number {
  const once = item.group === undefined ? (item.plain?.length ?? UNITS) : longestMatch(item.group)
  return once === 0 || times === 0 ? 0 : once * times
}

function longestAlternative(alternative: string): number {
  return [...itemsOf(alternative)].reduce((length, item) => length + longestItem(item), 0)
}
