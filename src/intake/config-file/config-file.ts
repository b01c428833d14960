// What a config file holds once it is read, and what can be wrong with it.
import type { Cloud } from '../../model/vocabulary.ts'

/** Where something stands in a file; both count from 1, columns in UTF-16 code units. */
export interface Position {
  readonly line: number
  readonly column: number
}

/** From its first character to the one past its last. */
export interface Span extends Position {
  readonly endLine?: number
  readonly endColumn?: number
}

/** What the file says about how findings count. */
export interface CheckPolicy {
  readonly failOn: readonly ('warn' | 'inconclusive')[]
  readonly ignore: readonly IgnoredRule[]
  /** Kinds or names that have to be among the destinations of the file. */
  readonly required: readonly string[]
  /** Days within which an expiry is a warning. */
  readonly lookAhead?: number
}

export interface IgnoredRule {
  readonly rule: string
  /** Name of the destination; all when absent. */
  readonly destination?: string | undefined
  /** ISO date, in UTC: the last day on which it is ignored. */
  readonly until: string
  readonly reason: string
}

export interface ConfiguredDestination {
  readonly name: string
  /** The config with its variables filled in, as a kind's schema expects it. */
  readonly config: unknown
  /** JSON pointer to it in the file. */
  readonly pointer: string
}

export interface ConfigFile {
  readonly file: string
  readonly offer?: string
  readonly cloud: Cloud
  readonly destinations: readonly ConfiguredDestination[]
  /** Every value of the file by JSON pointer. */
  readonly positions: ReadonlyMap<string, Span>
  readonly policy?: CheckPolicy
}

/** Something that keeps the file from being used. Never quotes a value: it may be a secret. */
export interface ConfigProblem extends Position {
  readonly file: string
  /** The rule that explains it, or the reason there is none. */
  readonly rule: ConfigProblemRule
  /** JSON pointer into the file; empty for the file itself. */
  readonly pointer: string
  readonly message: string
  readonly fix: string
}

export type ConfigProblemRule =
  | 'config/unknown-field'
  | 'config/missing-field'
  | 'config/wrong-type'
  | 'config/variable-unset'
  | 'config/destination-required'
  | 'config/unreadable'
  | 'config/not-yaml'
  | 'config/duplicate-key'

export type ConfigFileResult =
  | { readonly ok: true; readonly config: ConfigFile }
  | { readonly ok: false; readonly problems: readonly ConfigProblem[] }

/** A problem whose file and position are still to be filled in. */
export interface FoundProblem {
  readonly rule: ConfigProblemRule
  readonly pointer: string
  readonly message: string
  readonly fix: string
}
