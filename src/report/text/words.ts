// The closed vocabularies as a person reads them.
import type { Outcome, Severity, Turn, Verdict } from '../../model/vocabulary.ts'

export const SYMBOLS: { readonly [O in Outcome]: string } = {
  pass: '✓',
  warn: '!',
  fail: '✗',
  skip: '–',
  inconclusive: '?',
}

export const SEVERITY_SYMBOLS: { readonly [S in Severity]: string } = {
  error: '✗',
  warning: '!',
  info: 'i',
}

export const VERDICT_WORDS: { readonly [V in Verdict]: string } = {
  pass: 'PASSED',
  warn: 'PASSED WITH WARNINGS',
  fail: 'FAILED',
  inconclusive: 'INCONCLUSIVE',
}

export const TURN_WORDS: { readonly [T in Turn]: string } = {
  publisher: 'your turn',
  'crm-admin': "your CRM administrator's turn",
  vendor: "the vendor's turn",
  network: "your network team's turn",
  wait: 'wait and try again',
  leadprobe: 'a fault of leadprobe',
}

export function isSure(confidence: number): boolean {
  return confidence >= 0.9
}

/** How sure a finding is, never surer than it is. */
export function confidenceWords(confidence: number): string {
  if (isSure(confidence)) return 'almost certain'
  if (confidence >= 0.7) return 'likely'
  if (confidence >= 0.4) return 'possible'
  return 'a guess'
}

/** `1 problem`, `2 problems`. */
export function counted(count: number, noun: string): string {
  return count === 1 ? `1 ${noun}` : `${count} ${noun}s`
}

/** `characters 1 to 28` of a text: UTF-16 units, counted from 1. */
export function spanWords([start, end]: readonly [start: number, end: number]): string {
  return `characters ${start + 1} to ${end}`
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(names: readonly string[]): string {
  if (names.length < 2) return names.join('')
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}
