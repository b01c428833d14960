// The closed vocabularies as the page spells them, in sentence case.
import type { Outcome, StepId, Verdict } from '../../model/vocabulary.ts'

export const STEP_NAMES: { readonly [S in StepId]: string } = {
  config: 'Config',
  network: 'Network',
  'sign-in': 'Sign-in',
  permission: 'Permission',
  write: 'Write',
  'read-back': 'Read-back',
  'clean-up': 'Clean-up',
}

/** What a step is for, while it has not run. */
export const STEP_AIMS: { readonly [S in StepId]: string } = {
  config: 'Are the fields complete and well formed?',
  network: 'Does the host resolve, connect and show a valid certificate?',
  'sign-in': 'Are the credentials accepted?',
  permission: 'May this identity create leads?',
  write: 'Is the test lead taken?',
  'read-back': 'Is the test lead really there?',
  'clean-up': 'Is the test lead removed again?',
}

export const OUTCOME_WORDS: { readonly [O in Outcome]: string } = {
  pass: 'Passed',
  warn: 'Passed with a warning',
  fail: 'Failed',
  skip: 'Skipped',
  inconclusive: 'Inconclusive',
}

export const VERDICT_TITLES: { readonly [V in Verdict]: string } = {
  pass: 'Passed',
  warn: 'Passed, with warnings',
  fail: 'Not working',
  inconclusive: 'Could not tell',
}

export const CLOUD_NAMES = {
  global: 'Global',
  china: 'China (21Vianet)',
  'us-government': 'US Government',
} as const

/** `340 ms`, `1.2 s`; nothing below half a millisecond. */
export function duration(ms: number): string {
  if (ms < 0.5) return ''
  return ms < 999.5 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`
}

/** `2026-11-20 10:00 UTC` of an ISO 8601 time. */
export function moment(iso: string): string {
  return `${iso.replace('T', ' ').slice(0, 16)} UTC`
}

/** First letter upper case, the rest as it is. */
export function sentenceCase(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
