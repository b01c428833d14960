// What a pasted text turned out to be.
import type { Cloud, DestinationId } from '../model/vocabulary.ts'

/** A config as it was found, not yet checked against its schema. */
export type FoundDestination = { readonly type: DestinationId } & Readonly<Record<string, unknown>>

export interface RecognisedField {
  /** JSON pointer into the destination. */
  readonly pointer: string
  readonly label: string
  /** Safe to show: secrets are replaced. */
  readonly value: string
}

export interface Recognised {
  readonly kind: DestinationId | 'config-file' | 'error-text' | 'unknown'
  /** Completes the sentence "This is …". */
  readonly what: string
  /** Holds secrets. Absent when nothing was found that this version can check. */
  readonly destination?: FoundDestination
  readonly cloud?: Cloud
  readonly offer?: string
  readonly fields: readonly RecognisedField[]
  /** Whole sentences for the person who pasted. */
  readonly notes: readonly string[]
}

/** What one recogniser found; the rest follows from it. */
export interface Find {
  readonly what: string
  readonly destination: FoundDestination
  readonly cloud?: Cloud
  readonly offer?: string
  readonly notes?: readonly string[]
}
