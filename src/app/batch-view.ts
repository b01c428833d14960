// What is shown of a batch and of its jobs.
import type { Jobs } from '../jobs/jobs.ts'
import { VERDICTS } from '../model/vocabulary.ts'
import type { Batch, JobView as StoredJob } from '../store/batch-reading.ts'
import { JOB_STATES } from '../store/schema.ts'
import type { BatchView, JobView } from './api/batch-schemas.ts'
import { isoOf, isoOrNull } from './api/moment.ts'

export async function batchView(jobs: Jobs, batch: Batch): Promise<BatchView> {
  const { states, verdicts } = await jobs.counts(batch.id)
  const self = `/v1/batches/${batch.id}`
  const isRunning = (states['queued'] ?? 0) + (states['running'] ?? 0) > 0
  return {
    id: batch.id,
    name: batch.name,
    state: isRunning ? 'running' : 'ended',
    total: batch.total,
    createdAt: isoOf(batch.createdAt),
    cancelledAt: isoOrNull(batch.cancelledAt),
    jobs: totals(JOB_STATES, states),
    verdicts: totals(VERDICTS, verdicts),
    links: { self, events: `${self}/events` },
  }
}

export function jobView(job: StoredJob): JobView {
  const { id, position, name, kind, state, verdict, reason, endedAt } = job
  return {
    position,
    name,
    kind,
    state,
    verdict,
    // Only what has a verdict has a report.
    reportId: verdict === null ? null : id,
    reason,
    endedAt: isoOrNull(endedAt),
  }
}

function totals<T extends string>(
  names: readonly T[],
  counts: Readonly<Record<string, number>>,
): Record<T, number> {
  return Object.fromEntries(names.map((name) => [name, counts[name] ?? 0])) as Record<T, number>
}
