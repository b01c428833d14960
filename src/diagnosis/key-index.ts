// Which rules a key may satisfy, by the hash of the key.
import { firstAtLeast, holds } from './sorted-hashes.ts'
import { hashOf } from './word-sieve.ts'

/** Two columns, sorted by hash, and by rule among equal ones. */
export interface PreparedKeys {
  readonly hashes: Int32Array
  readonly rules: Int32Array
}

/** The keys of each rule, in the order of the rules. */
export function prepareKeys(keysByRule: readonly (readonly string[])[]): PreparedKeys {
  const pairs = keysByRule
    .flatMap((keys, rule) => [...new Set(keys)].map((key) => [hashOf(key), rule] as const))
    .sort((a, b) => a[0] - b[0] || a[1] - b[1])
  return {
    hashes: Int32Array.from(pairs, ([hash]) => hash),
    rules: Int32Array.from(pairs, ([, rule]) => rule),
  }
}

/** Positions of the rules, ascending; seldom also of one with another key of the same hash. */
export function rulesWith(key: string, { hashes, rules }: PreparedKeys): readonly number[] {
  const hash = hashOf(key)
  const first = firstAtLeast(hash, hashes)
  let end = first
  while (hashes[end] === hash) end++
  return [...rules.subarray(first, end)]
}

export function isKnown(key: string, { hashes }: PreparedKeys): boolean {
  return holds(hashes, hashOf(key))
}
