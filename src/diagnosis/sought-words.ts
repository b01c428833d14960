// What single words of a text the rules look for, in forms that turn most words down at once.
import { topLevelOf } from './find-hosts.ts'
import { WordSieve } from './word-sieve.ts'

export interface SoughtWords {
  readonly codes: WordSieve
  /** Ends of the host names: `com`, `net`. */
  readonly topLevels: ReadonlySet<string>
}

/** `keys` are those of atoms. */
export function soughtWords(keys: Iterable<string>): SoughtWords {
  const codes: string[] = []
  const topLevels = new Set<string>()
  for (const key of keys) {
    if (key.startsWith('code:')) codes.push(key.slice('code:'.length))
    else if (key.startsWith('host:')) topLevels.add(topLevelOf(key))
  }
  return { codes: new WordSieve(codes), topLevels }
}
