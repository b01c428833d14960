// What the process says when it ends. Scripts rely on these numbers.
import type { ReportSet } from '../model/report.ts'
import type { Verdict } from '../model/vocabulary.ts'
import type { InterruptSignal } from './host.ts'

export const EXIT = {
  /** Nothing failed. */
  ok: 0,
  /** leadprobe itself failed. */
  internal: 1,
  /** Wrong usage, or a config that cannot be used; nothing was sent. */
  usage: 2,
  /** A check failed; for `diagnose`, nothing was recognised. */
  failed: 3,
  /** Only warnings, with `--fail-on warn`. */
  warned: 4,
  /** Inconclusive, with `--fail-on inconclusive`. */
  inconclusive: 5,
} as const

export const INTERRUPTED: { readonly [S in InterruptSignal]: number } = {
  SIGINT: 130,
  SIGTERM: 143,
}

export const FAIL_ON = ['warn', 'inconclusive'] as const satisfies readonly Verdict[]
export type FailOn = (typeof FAIL_ON)[number]

/** `failOn` may differ from report to report, because files have policies of their own. */
export function exitCodeOf(
  { reports }: ReportSet,
  failOn: readonly FailOn[] | ((reportIndex: number) => readonly FailOn[]),
): number {
  const counts = (verdict: FailOn, index: number) =>
    (typeof failOn === 'function' ? failOn(index) : failOn).includes(verdict)
  const has = (verdict: Verdict) => reports.some((report) => report.verdict === verdict)
  const hasCounting = (verdict: FailOn) =>
    reports.some((report, index) => report.verdict === verdict && counts(verdict, index))
  if (has('fail')) return EXIT.failed
  if (hasCounting('inconclusive')) return EXIT.inconclusive
  if (hasCounting('warn')) return EXIT.warned
  return EXIT.ok
}
