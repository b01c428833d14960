// A rule: what gives a failure away, what it means, and what to do. One YAML file each under rules/.
import type { Severity, StepId, Turn } from './vocabulary.ts'

/** A closed set of matchers; `any` and `all` combine them, and there is no negation. */
export type Matcher =
  | { readonly any: readonly Matcher[] }
  | { readonly all: readonly Matcher[] }
  /** Vendor or runtime codes, compared without regard to case. */
  | { readonly code: string | readonly string[] }
  /** HTTP status: a number, or a class such as `5xx`. */
  | { readonly status: number | string | readonly (number | string)[] }
  /** An answer header whose value contains a string, without regard to case. */
  | { readonly header: { readonly name: string; readonly contains?: string } }
  /** Host names; a leading `*.` stands for any labels. */
  | { readonly host: string | readonly string[] }
  /** Phrases by language tag, compared after folding case, width and space. */
  | { readonly text: Readonly<Record<string, readonly string[]>> }
  /** A regular expression in RE2 syntax; named groups become captures. */
  | { readonly pattern: string | readonly string[] }

export interface Remedy {
  /** An imperative that is complete in itself. */
  readonly do: string
  readonly where?: string
  readonly verify?: string
}

export interface Reference {
  readonly url: string
  readonly title: string
  /** ISO date of the state of knowledge that was taken from the page. */
  readonly checked: string
}

export interface Rule {
  /** Path under rules/ without the extension: `entra/client-secret-invalid`. */
  readonly id: string
  readonly title: string
  readonly severity: Severity
  readonly turn: Turn
  readonly steps: readonly StepId[]
  readonly when: Matcher
  /** May name captures in braces, `{tenant}`; a sentence whose capture is missing falls back to the bare word. */
  readonly cause: string
  readonly field?: string
  readonly remediation: readonly Remedy[]
  readonly references: readonly Reference[]
  /** Ids of the rules that this one beats when both match. */
  readonly supersedes: readonly string[]
}
