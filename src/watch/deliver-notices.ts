// Posts notices to the webhook, each until it was taken once.
import type { Platform } from '../model/platform.ts'
import type { OutboundPolicy } from '../model/transport.ts'
import { createDeadline } from '../net/deadline.ts'
import type { StoredNotice, WatchStore } from '../store/watch-store.ts'
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

const POST_MS = 15_000
const FIRST_RETRY_MS = 60_000
/** The last attempt comes about a day after the first. */
const MOST_ATTEMPTS = 11
const MAX_ANSWER_BYTES = 4096

export async function deliverNotices(context: DeliverContext): Promise<void> {
  const { store, platform } = context
  for (const notice of await store.dueNotices(platform.clock.now())) {
    if (notice.attempts < MOST_ATTEMPTS) await deliver(notice, context)
  }
}

async function deliver(notice: StoredNotice, context: DeliverContext): Promise<void> {
  const { store, platform } = context
  const retryAt = platform.clock.now() + FIRST_RETRY_MS * 2 ** notice.attempts
  if (!(await store.takeNotice(notice, retryAt))) return
  const refused = await post(JSON.parse(notice.payload) as Notice, context)
  if (refused === undefined) await store.delivered(notice.id, platform.clock.now())
  else context.onRefused(refused)
}

/** Undefined when it was taken, else why not. */
async function post(
  notice: Notice,
  { platform, policy, webhook }: DeliverContext,
): Promise<string | undefined> {
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
    if (exchange.outcome === 'failed')
      return `the webhook did not answer (${exchange.failure.code})`
    const { status } = exchange.response
    return status >= 200 && status < 300 ? undefined : `the webhook answered with status ${status}`
  } finally {
    deadline.clear()
    await net.close()
  }
}
