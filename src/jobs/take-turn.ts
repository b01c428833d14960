// What a message of a queue is good for. A queue keeps the order in which jobs came, and who sent many
// would be served first; so a message is a permit to run one job, and the tables say whose turn it is.
import type { JobContext } from './dependencies.ts'
import { processJob } from './process-job.ts'

/** How long a permit rests that somebody else was quicker than. */
const REST_MS = 5000

/** Runs `turn`, the job whose turn it is, or else `own`, which the message names. */
export async function takeTurn(context: JobContext, own: string, turn?: string): Promise<void> {
  if (turn !== undefined && turn !== own && (await processJob(context, turn))) return
  if (await processJob(context, own)) return
  // Another message may have run this one's job: then the job of that one is left to this one.
  if (turn !== undefined) await context.queue.enqueue([turn], REST_MS)
}
