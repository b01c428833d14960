// The sentence a report ends with, and the one a run of several ends with.
import type { Finding, Report, ReportSet } from '../../model/report.ts'
import type { StepId, Turn, Verdict } from '../../model/vocabulary.ts'
import { nameIn } from '../name-in-set.ts'
import { counted, listed } from './words.ts'

export function reportSentence(report: Report): string {
  const { name } = report.destination
  const root = report.findings.find(({ severity }) => severity !== 'info')
  switch (report.verdict) {
    case 'fail':
      return `${name} cannot receive leads as it is${because(root)}`
    case 'inconclusive':
      return `Whether ${name} can receive leads could not be told${because(root)}`
    case 'warn':
      return `${outlook(report)}, with ${counted(warnings(report), 'warning')}.`
    case 'pass':
      return `${outlook(report)}.`
  }
}

/** Never greener than what was done: a config that was only read proves little. */
function outlook(report: Report): string {
  const { name } = report.destination
  if (!wasSent(report)) return `The config of ${name} shows no fault; nothing was sent`
  const isSeen = outcomeOf(report, 'read-back') === 'pass'
  return isSeen ? `${name} received the test lead` : `${name} accepted the test lead`
}

/** True when a lead was on its way to the destination. */
export function wasSent(report: Report): boolean {
  return outcomeOf(report, 'write') !== undefined
}

function outcomeOf(report: Report, id: StepId): Verdict | undefined {
  const outcome = report.steps.find((step) => step.id === id)?.outcome
  return outcome === 'skip' ? undefined : outcome
}

function warnings(report: Report): number {
  return report.findings.filter(({ severity }) => severity !== 'info').length
}

const NEXT: { readonly [T in Turn]: string } = {
  publisher: 'The next step is yours.',
  'crm-admin': 'The next step is up to your CRM administrator.',
  vendor: "The next step is the vendor's.",
  network: 'The next step is up to your network team.',
  wait: 'Wait a little, then run the check again.',
  leadprobe: 'The fault is in leadprobe, not in the destination.',
}

function because(root: Finding | undefined): string {
  if (root === undefined) return '.'
  return `: ${lowerFirst(root.title.replace(/\.$/, ''))}. ${NEXT[root.turn]}`
}

/** `The key is wrong` → `the key is wrong`; names such as `DNS` or `Azure` stay as they are. */
function lowerFirst(title: string): string {
  return /^(The|An?|This|That|Your|No|It|There|Some|Nobody|Nothing)\b/.test(title)
    ? title.charAt(0).toLowerCase() + title.slice(1)
    : title
}

/** More names than this are not read in a sentence. */
const MOST_NAMED = 12

export function setSentence(set: ReportSet): string {
  const { reports } = set
  const named = (verdict: Verdict) =>
    reports.filter((report) => report.verdict === verdict).map(nameIn(set))
  const parts = (
    [
      ['failed', named('fail')],
      ['could not be told', named('inconclusive')],
      ['passed with warnings', named('warn')],
      ['passed', named('pass')],
    ] as const
  ).filter(([, names]) => names.length > 0)
  const told = parts.map(([words, names]) =>
    names.length > MOST_NAMED
      ? `${names.length} ${words}`
      : `${names.length} ${words} (${listed(names)})`,
  )
  return `${counted(reports.length, 'destination')}: ${told.join(', ')}.`
}
