// Reports in memory: gone when the process is.
import type { Clock } from '../model/platform.ts'
import type { Report } from '../model/report.ts'
import { KEEP_MS, type ReportStore } from './report-store.ts'

/** Beyond this the oldest go first, so that a long-lived service does not grow without end. */
const MOST_REPORTS = 1000

export function createMemoryStore(clock: Clock, mostReports = MOST_REPORTS): ReportStore {
  const kept = new Map<string, { readonly json: string; readonly expiresAt: number }>()
  return {
    async save(report) {
      kept.delete(report.id)
      kept.set(report.id, { json: JSON.stringify(report), expiresAt: clock.now() + KEEP_MS })
      for (const [id, { expiresAt }] of kept) {
        if (kept.size <= mostReports && expiresAt > clock.now()) break
        kept.delete(id)
      }
    },
    async get(id) {
      const found = kept.get(id)
      if (found === undefined || found.expiresAt <= clock.now()) return undefined
      return JSON.parse(found.json) as Report // written above
    },
    async delete(id) {
      return kept.delete(id)
    },
  }
}
