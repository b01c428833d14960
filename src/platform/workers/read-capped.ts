// Reads a stream of bytes up to a cap, with a time limit on every silence.
import type { Phase } from '../../model/exchange.ts'
import { type PhaseContext, type PhaseResult, runPhase } from '../../net/run-phase.ts'

export interface Capped {
  readonly pieces: readonly Uint8Array[]
  readonly truncated: boolean
}

/** Notes the whole reading as the body phase. What lies beyond the cap is cancelled, not read. */
export async function readCapped(
  body: ReadableStream<Uint8Array> | null,
  context: PhaseContext,
  phases: { [P in Phase]?: number },
  maxBytes: number,
): Promise<PhaseResult<Capped>> {
  const reader = body?.getReader()
  const startedAt = context.clock.monotonicMs()
  const pieces: Uint8Array[] = []
  let room = maxBytes
  try {
    while (reader !== undefined && room >= 0) {
      const next = await runPhase('body', context, {}, () => reader.read())
      if (!next.ok) return next
      if (next.value.done) break
      pieces.push(next.value.value.slice(0, room))
      room -= next.value.value.length
    }
    return { ok: true, value: { pieces, truncated: room < 0 } }
  } finally {
    phases.body = context.clock.monotonicMs() - startedAt
    if (room < 0) reader?.cancel().catch(() => undefined)
  }
}
