// After the check of a watched destination: its history, what is believed of it, and what to tell.
import type { Report } from '../model/report.ts'
import type { Verdict } from '../model/vocabulary.ts'
import type { ReportStore } from '../store/report-store.ts'
import type { EndedCheck } from '../store/watch-history.ts'
import type { Watch } from '../store/watch-schedule.ts'
import type { WatchStore } from '../store/watch-store.ts'
import { expiriesOf, type Notice, worthTelling } from './notice.ts'

export interface SettleContext {
  readonly store: WatchStore
  readonly reports: ReportStore
  readonly publicUrl?: string | undefined
  /** False when nobody is to be told. */
  readonly hasWebhook: boolean
  readonly now: number
}

const MOST_SAID = 100

/** Takes up every check that has ended. May run twice at once: whatever it adds has an id of its own. */
export async function settleChecks(context: SettleContext): Promise<void> {
  for (const ended of await context.store.unsettled()) await settle(ended, context)
}

async function settle(ended: EndedCheck, context: SettleContext): Promise<void> {
  const { store, reports } = context
  const watch = await store.get(ended.watchId)
  const report = await reports.get(ended.reportId, watch?.tenant ?? undefined)
  if (watch !== undefined && report !== undefined && isNews(watch, ended))
    await takeUp(watch, report, ended.at, context)
  const verdict = report?.verdict ?? 'inconclusive'
  // Last: until then the whole is done again after a crash, and ends the same.
  await store.addRun({ ...ended, verdict })
}

/** What comes late, after a later check, is history only. */
function isNews({ reportId, checkedAt }: Watch, ended: EndedCheck): boolean {
  return reportId !== ended.reportId && (checkedAt ?? 0) <= ended.at
}

async function takeUp(
  watch: Watch,
  report: Report,
  at: number,
  { store, hasWebhook, publicUrl, now }: SettleContext,
): Promise<void> {
  const verdict = believedAfter(watch, report.verdict)
  const expiries = expiriesOf(report).filter(({ key }) => !watch.said.includes(key))
  const change = verdict === watch.verdict ? undefined : changeOf(watch.verdict, verdict)
  if (hasWebhook && (change !== undefined || expiries.length > 0)) {
    const notice: Notice = {
      config: watch.config,
      destination: watch.destination,
      ...(change === undefined ? {} : { change }),
      findings: change === undefined ? [] : worthTelling(report),
      expiring: expiries.map(({ text }) => text),
      checkedAt: report.startedAt,
      ...(publicUrl === undefined ? {} : { reportUrl: `${publicUrl}/reports/${report.id}` }),
    }
    await store.addNotice(
      { id: report.id, watchId: watch.id, payload: JSON.stringify(notice), checkedAt: at },
      now,
    )
  }
  await store.takeUp(watch.id, {
    verdict,
    since: verdict === watch.verdict ? watch.since : at,
    lastVerdict: report.verdict,
    reportId: report.id,
    checkedAt: at,
    said: [...watch.said, ...expiries.map(({ key }) => key)].slice(-MOST_SAID),
  })
}

/** One check that could not tell says nothing about the destination; two in a row say that much. */
function believedAfter(
  { verdict, lastVerdict }: Pick<Watch, 'verdict' | 'lastVerdict'>,
  seen: Verdict,
): Verdict | null {
  return seen === 'inconclusive' && lastVerdict !== 'inconclusive' ? verdict : seen
}

/** Nothing to tell when the first check is as it should be. */
function changeOf(before: Verdict | null, after: Verdict | null): Notice['change'] {
  if (after === null || (before === null && after === 'pass')) return undefined
  return { ...(before === null ? {} : { before }), after }
}
