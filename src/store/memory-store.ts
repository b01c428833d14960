// Reports in memory: gone when the process is.
import type { Clock } from '../model/platform.ts'
import type { Report } from '../model/report.ts'
import { KEEP_MS, type ReportStore } from './report-store.ts'

/** Beyond this the oldest go first, so that a long-lived service does not grow without end. */
const MOST_REPORTS = 1000

interface Kept {
  readonly json: string
  readonly expiresAt: number
  readonly target: string | undefined
}

export function createMemoryStore(clock: Clock, mostReports = MOST_REPORTS): ReportStore {
  const kept = new Map<string, Kept>()
  return {
    async save(report, target) {
      const expiresAt = clock.now() + KEEP_MS
      kept.delete(report.id)
      kept.set(report.id, { json: JSON.stringify(report), expiresAt, target })
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
    async previousOf(id) {
      const target = kept.get(id)?.target
      if (target === undefined) return undefined
      const ids = [...kept.keys()]
      const before = ids.slice(0, ids.indexOf(id))
      const previous = before.findLast((other) => kept.get(other)?.target === target)
      return previous === undefined ? undefined : this.get(previous)
    },
    async delete(id) {
      return kept.delete(id)
    },
  }
}
