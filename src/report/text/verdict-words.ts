// The verdict of a report in capitals.
import type { Report } from '../../model/report.ts'
import type { Verdict } from '../../model/vocabulary.ts'
import { wasSent } from './summary.ts'
import { VERDICT_WORDS } from './words.ts'

/** A config that was only read has not passed anything. */
export function verdictWords(report: Report): string {
  if (wasSent(report)) return VERDICT_WORDS[report.verdict]
  return CONFIG_WORDS[report.verdict] ?? VERDICT_WORDS[report.verdict]
}

const CONFIG_WORDS: { readonly [V in Verdict]?: string } = {
  pass: 'CONFIG OK',
  warn: 'CONFIG WITH WARNINGS',
}
