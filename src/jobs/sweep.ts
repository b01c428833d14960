// What keeps the queue whole: run every minute or so, by any number of processes.
import type { JobContext } from './dependencies.ts'

/** What one round takes up; the rest waits for the next. */
const AT_ONCE = 1000
const ORPHAN_MS = 60 * 60_000

/** Forgets what has expired, frees jobs whose consumer died, wakes those whose message was lost. */
export async function sweep({ jobs, batches, queue, times, now }: JobContext): Promise<void> {
  await batches.forget(now(), now() - ORPHAN_MS)
  await batches.endCancelled(now())
  const abandoned = await jobs.requeueAbandoned(AT_ONCE)
  const forgotten = await jobs.wakeForgotten(now() - times.forgottenMs, AT_ONCE)
  const ids = [...new Set([...abandoned, ...forgotten])]
  if (ids.length > 0) await queue.enqueue(ids)
}
