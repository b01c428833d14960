// Posts notices to the webhook, each until it was taken once.
import type { Platform } from '../model/platform.ts'
import type { OutboundPolicy } from '../model/transport.ts'
import { createDeadline } from '../net/deadline.ts'
import type { StoredNotice } from '../store/notices.ts'
import type { WatchStore } from '../store/watch-store.ts'
import type { Notice } from './notice.ts'
import type { WatchSettings } from './watch-settings.ts'
import { webhookBody } from './webhook-body.ts'

export interface DeliverContext {
  readonly store: WatchStore
  readonly platform: Platform
  readonly policy: OutboundPolicy
  readonly webhook: NonNullable<WatchSettings['webhook']>
  /** Told why a notice was not taken; never with the address, which is a key. */
  onRefused(reason: string): void
}

const POST_MS = 10_000
const FIRST_RETRY_MS = 60_000
/** The last attempt comes about a day after the first. */
const MOST_ATTEMPTS = 11
const MAX_ANSWER_BYTES = 4096

/** Stops at a webhook that does not answer: the others would only wait for it in vain. */
export async function deliverNotices(context: DeliverContext): Promise<void> {
  const { store, platform } = context
  for (const notice of await store.dueNotices(platform.clock.now(), MOST_ATTEMPTS)) {
    const isAnswered = await deliver(notice, context)
    if (!isAnswered) return
  }
}

/** False when there was no answer. */
async function deliver(notice: StoredNotice, context: DeliverContext): Promise<boolean> {
  const { store, platform } = context
  const retryAt = platform.clock.now() + FIRST_RETRY_MS * 2 ** notice.attempts
  if (!(await store.takeNotice(notice, retryAt))) return true
  const answer = await post(JSON.parse(notice.payload) as Notice, context)
  if (answer.refused === undefined) await store.delivered(notice.id, platform.clock.now())
  else context.onRefused(answer.refused)
  return answer.isAnswered
}

interface Answer {
  readonly isAnswered: boolean
  /** Why it was not taken. */
  readonly refused?: string
}

async function post(
  notice: Notice,
  { platform, policy, webhook }: DeliverContext,
): Promise<Answer> {
  const { clock, timers } = platform
  const deadline = createDeadline({ totalMs: POST_MS, clock, timers })
  const net = platform.openTransport({ policy, deadline, maxBodyBytes: MAX_ANSWER_BYTES })
  try {
    const exchange = await net.send({
      method: 'POST',
      url: webhook.url,
      headers: { 'content-type': 'application/json' },
      body: webhookBody(notice, webhook.format),
    })
    if (exchange.outcome === 'failed') {
      const { code } = exchange.failure
      return { isAnswered: false, refused: `the webhook did not answer (${code})` }
    }
    const { status } = exchange.response
    if (status >= 200 && status < 300) return { isAnswered: true }
    return { isAnswered: true, refused: `the webhook answered with status ${status}` }
  } finally {
    deadline.clear()
    await net.close()
  }
}
