// Jobs over Cloudflare Queues: a message is the id of a job, and nothing else.
import type { JobQueue } from '../../jobs/job-queue.ts'
import type { Jobs } from '../../jobs/jobs.ts'

/** As wrangler.toml binds it. */
export interface QueueBinding {
  sendBatch(messages: readonly { body: string; delaySeconds?: number }[]): Promise<unknown>
}

export interface QueuedMessages {
  /** The name of the queue they come from. */
  readonly queue: string
  readonly messages: readonly {
    readonly body: unknown
    ack(): void
    retry(options?: { delaySeconds?: number }): void
  }[]
}

/** What Cloudflare takes at once, and how long it delays at most. */
const MOST_AT_ONCE = 100
const LONGEST_DELAY_S = 12 * 60 * 60
/** A database that is away is given a while. */
const RETRY_S = 60
const DEAD_LETTERS = /-dead$/
const REASON = 'Its queue gave it up after several deliveries that failed.'

export function cloudflareQueue(binding: QueueBinding): JobQueue {
  return {
    async enqueue(ids, delayMs = 0) {
      const delaySeconds = Math.min(LONGEST_DELAY_S, Math.ceil(delayMs / 1000))
      const delay = delaySeconds === 0 ? {} : { delaySeconds }
      const messages = ids.map((body) => ({ body, ...delay }))
      for (let start = 0; start < messages.length; start += MOST_AT_ONCE) {
        await binding.sendBatch(messages.slice(start, start + MOST_AT_ONCE))
      }
    },
  }
}

/** Also for the dead letters, whose queue is named like the other with `-dead` after it. */
export async function consumeMessages(
  { queue, messages }: QueuedMessages,
  jobs: Pick<Jobs, 'due' | 'takeTurn' | 'deadLetter'>,
  onFault: (error: unknown) => void,
): Promise<void> {
  const isDead = DEAD_LETTERS.test(queue)
  const turns = isDead ? [] : await turnsFor(messages.length, jobs, onFault)
  const take = (id: string, turn: string | undefined) =>
    isDead ? jobs.deadLetter(id, REASON) : jobs.takeTurn(id, turn)
  await Promise.all(
    messages.map(async (message, at) => {
      try {
        await take(String(message.body), turns[at])
        message.ack()
      } catch (error) {
        onFault(error)
        message.retry({ delaySeconds: RETRY_S })
      }
    }),
  )
}

/** Without them each message is left to its own job, and tried again where that fails, too. */
async function turnsFor(
  count: number,
  jobs: Pick<Jobs, 'due'>,
  onFault: (error: unknown) => void,
): Promise<readonly string[]> {
  try {
    return await jobs.due(count)
  } catch (error) {
    onFault(error)
    return []
  }
}
