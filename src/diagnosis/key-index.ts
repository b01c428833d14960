// Which rules a key may satisfy, by the hash of the key. Sorted numbers, which the build can keep: a
// map of all keys would have to be filled at each start.
import { hashOf } from './word-sieve.ts'

/** Two columns, sorted by hash, and by rule among equal ones. */
export interface PreparedKeys {
  readonly hashes: readonly number[]
  readonly rules: readonly number[]
}

/** The keys of each rule, in the order of the rules. */
export function prepareKeys(keysByRule: readonly (readonly string[])[]): PreparedKeys {
  const pairs = keysByRule
    .flatMap((keys, rule) => [...new Set(keys)].map((key) => [hashOf(key), rule] as const))
    .sort((a, b) => a[0] - b[0] || a[1] - b[1])
  return { hashes: pairs.map(([hash]) => hash), rules: pairs.map(([, rule]) => rule) }
}

/** Positions of the rules, ascending; seldom also of one with another key of the same hash. */
export function rulesWith(key: string, { hashes, rules }: PreparedKeys): readonly number[] {
  const hash = hashOf(key)
  const first = firstAtLeast(hash, hashes)
  let end = first
  while (hashes[end] === hash) end++
  return rules.slice(first, end)
}

export function isKnown(key: string, { hashes }: PreparedKeys): boolean {
  const hash = hashOf(key)
  return hashes[firstAtLeast(hash, hashes)] === hash
}

/** Starts where hashes as even as these have it, and looks around there in growing steps. */
function firstAtLeast(hash: number, hashes: readonly number[]): number {
  let [low, high] = around(hash, hashes)
  while (low < high) {
    const middle = (low + high) >> 1
    if ((hashes[middle] ?? 0) < hash) low = middle + 1
    else high = middle
  }
  return low
}

function around(hash: number, hashes: readonly number[]): [low: number, high: number] {
  const guess = Math.floor(((hash + 2 ** 31) / 2 ** 32) * hashes.length)
  let low = guess
  let high = guess
  for (let step = NEAR; low > 0 && (hashes[low - 1] ?? 0) >= hash; step *= 2) low -= step
  for (let step = NEAR; high < hashes.length && (hashes[high] ?? 0) < hash; step *= 2) high += step
  return [Math.max(0, low), Math.min(high, hashes.length)]
}

/** Numbers that stand in the cache when one of them does. */
const NEAR = 8
