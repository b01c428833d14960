// What was recognised in a text or in evidence, by atom key, and how much each kind is worth.

export type SignalKind = 'code' | 'number' | 'text' | 'pattern' | 'host' | 'header' | 'status'

/** A place in a source text, in UTF-16 units. */
export type Span = readonly [start: number, end: number]

export interface Signal {
  readonly kind: SignalKind
  /** Absent for what evidence states. */
  readonly span?: Span
  /**
   * How many units of prose matched, folded: longer is more specific. Codes have none. For a
   * status, how often it is named.
   */
  readonly length: number
  /** Place among its like: smaller is earlier, or more specific among the codes of evidence. */
  readonly order: number
  readonly captures?: Readonly<Record<string, string>>
  /** Stated by evidence rather than found in words. */
  readonly stated?: boolean
  /** The text ends inside the phrase. */
  readonly isCutOff?: boolean
}

/** The first signal of each atom. */
export type Signals = Map<string, Signal>

/** `inFlat` is a place in the flattened text. */
export type AddSpan = (key: string, kind: SignalKind, inFlat: Span, more?: Partial<Signal>) => void

export function addSignal(signals: Signals, key: string, signal: Signal): void {
  if (!signals.has(key)) signals.set(key, signal)
}

/** A code beats a phrase, a phrase a pattern, a pattern a host or header, and these a status. */
export const WEIGHT: Readonly<Record<SignalKind, number>> = {
  code: 100,
  text: 80,
  number: 70,
  pattern: 60,
  host: 30,
  header: 30,
  status: 20,
}

const CONFIDENCE: Readonly<Record<SignalKind, number>> = {
  code: 0.96,
  text: 0.9,
  number: 0.8,
  pattern: 0.75,
  host: 0.6,
  header: 0.6,
  status: 0.5,
}

export function confidenceOf(signal: Signal): number {
  return signal.stated && signal.kind === 'code' ? 0.99 : CONFIDENCE[signal.kind]
}
