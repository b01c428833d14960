// What keeps the queue whole: run every minute or so, by any number of processes.
import type { JobContext } from './dependencies.ts'
import { giveUp } from './give-up.ts'

/** What one round takes up; the rest waits for the next. */
const AT_ONCE = 1000
/** Each is several statements. */
const GIVEN_UP_AT_ONCE = 50
const HOUR_MS = 60 * 60_000
const TOO_LATE = 'It waited for four weeks without its turn: its destination takes only so many.'

/** Forgets what has expired, frees jobs whose consumer died, wakes those whose message was lost. */
export async function sweep(context: JobContext): Promise<void> {
  const { jobs, batches, queue, times, now } = context
  await batches.forget(now(), now() - HOUR_MS)
  await batches.endCancelled(now())
  for (const id of await jobs.expiring(now() + 48 * HOUR_MS, GIVEN_UP_AT_ONCE)) {
    await giveUp(context, id, TOO_LATE)
  }
  const abandoned = await jobs.requeueAbandoned(AT_ONCE)
  const forgotten = await jobs.wakeForgotten(now() - times.forgottenMs, AT_ONCE)
  const ids = [...new Set([...abandoned, ...forgotten])]
  if (ids.length > 0) await queue.enqueue(ids)
}
