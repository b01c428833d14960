// What is posted when a watched destination changes, or when something it needs ends soon.
import type { Evidence } from '../model/evidence.ts'
import type { Report } from '../model/report.ts'
import type { Verdict } from '../model/vocabulary.ts'

export interface Expiry {
  /** The same for every check that sees the same thing ending. */
  readonly key: string
  /** One sentence, with the date. */
  readonly text: string
}

export interface Notice {
  readonly config: string
  readonly destination: string
  /** Absent when only an expiry is new; `before` is absent for the first check. */
  readonly change?: { readonly before?: Verdict; readonly after: Verdict }
  /** What is wrong and what to do first, root cause first. */
  readonly findings: readonly { readonly title: string; readonly firstStep?: string }[]
  readonly expiring: readonly string[]
  /** ISO 8601, of the check. */
  readonly checkedAt: string
  readonly reportUrl?: string
}

const EXPIRY_CODES: ReadonlySet<string> = new Set([
  'lp:expires-soon',
  'lp:certificate-expires-soon',
])
const MOST_FINDINGS = 3

/** Everything that a check saw ending within the look-ahead. */
export function expiriesOf(report: Report): readonly Expiry[] {
  return report.steps
    .flatMap(({ evidence }) => evidence as readonly Evidence[])
    .filter(({ codes }) => codes.some((code) => EXPIRY_CODES.has(code)))
    .map(({ codes, host, field, text, captures }) => ({
      key: [codes[0], host ?? field ?? '', captures?.['validTo'] ?? text ?? ''].join(' '),
      text: text ?? 'Something this destination needs ends soon.',
    }))
}

/** The findings a reader has to act on; those about an expiry are told apart. */
export function worthTelling(report: Report): Notice['findings'] {
  return report.findings
    .filter(({ severity, rule }) => severity !== 'info' && !rule.endsWith('/expires-soon'))
    .slice(0, MOST_FINDINGS)
    .map(({ title, remediation: [first] }) => ({
      title,
      ...(first === undefined ? {} : { firstStep: first.do }),
    }))
}

const NOW: { readonly [V in Verdict]: string } = {
  pass: 'receives leads',
  warn: 'receives leads, with a warning',
  fail: 'does not receive leads',
  inconclusive: 'could not be checked twice in a row',
}

/** `crm of emea does not receive leads any more.` */
export function headlineOf({ config, destination, change }: Notice): string {
  const name = config === 'default' ? destination : `${destination} of ${config}`
  if (change === undefined) return `Something that ${name} needs ends soon.`
  const { before, after } = change
  const again = after === 'pass' && before !== undefined && before !== 'pass' ? ' again' : ''
  const anyMore = after === 'fail' && before !== undefined ? ' any more' : ''
  return `${name} ${NOW[after]}${again}${anyMore}.`
}
