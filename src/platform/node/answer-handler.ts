// Follows one request through undici's callbacks: time limits, body cap, and how it ended.
import type { Dispatcher } from 'undici'
import type { NetworkFailure, Phase, ResponseSeen } from '../../model/exchange.ts'
import { answerText } from '../../net/answer-text.ts'
import { interruption } from '../../net/deadline.ts'
import type { PhaseContext } from '../../net/run-phase.ts'
import { type BodyReader, createBodyReader } from './body-reader.ts'
import { failureOfError } from './failure-of-error.ts'
import { OpeningFailed, type Origin } from './origin.ts'
import { createStopwatch } from './stopwatch.ts'

export interface HandlerContext extends PhaseContext {
  /** Bytes of the decoded body that are kept. */
  readonly maxBodyBytes: number
}

export type Ending =
  | { readonly response: ResponseSeen }
  | { readonly failure: NetworkFailure; readonly hasStarted: boolean }

type Headers = Readonly<Record<string, string>>
type RawHeaders = Readonly<Record<string, string | string[] | undefined>>

/** Calls `end` exactly once. Milliseconds by phase are added to `phases` as they pass. */
export function createAnswerHandler(
  phases: { [P in Phase]?: number },
  origin: Pick<Origin, 'socketError'>,
  context: HandlerContext,
  end: (ending: Ending) => void,
): Dispatcher.DispatchHandler {
  const stopwatch = createStopwatch(phases, context)
  let controller: Dispatcher.DispatchController | undefined
  let head: { readonly status: number; readonly headers: Headers } | undefined
  let body: BodyReader | undefined
  let isOver = false
  const finish = (ending: Ending) => {
    if (isOver) return
    isOver = true
    stopwatch.stop()
    body?.destroy()
    end(ending)
  }
  const fail = (failure: NetworkFailure) => {
    const status = head === undefined ? {} : { status: head.status }
    finish({ failure: { ...failure, ...status }, hasStarted: controller !== undefined })
  }
  /** Ends the connection too: what still comes on it belongs to no request. */
  const giveUp = (failure: NetworkFailure) => {
    fail(failure)
    controller?.abort(new Error(failure.code))
  }
  const enter = (phase: Phase) => stopwatch.enter(phase, () => giveUp(timeUp(phase)))
  const timeUp = (phase: Phase) => interruption(phase, context.deadline)
  const answered = (pieces: readonly Uint8Array[], truncated: boolean) => {
    const { status, headers } = head ?? { status: 0, headers: {} }
    const text = answerText(pieces, headers['content-type'], truncated)
    finish({ response: { status, headers, body: text, truncated } })
    if (truncated) controller?.abort(new Error('The body cap is reached'))
  }
  return {
    onRequestStart(started) {
      controller = started
      enter('send')
    },
    onRequestSent: () => enter('first-byte'),
    onResponseStart(_controller, status, raw) {
      if (status < 200 || isOver) return
      const headers = joinHeaders(raw)
      head = { status, headers }
      enter('body')
      body = createBodyReader(headers['content-encoding'], context.maxBodyBytes, {
        done: answered,
        failed: (error) => giveUp(failureOfError('body', error)),
        drained: () => controller?.resume(),
      })
    },
    onResponseData(current, chunk) {
      if (isOver) return
      stopwatch.touch()
      if (body?.write(chunk) === false) current.pause()
    },
    onResponseEnd: () => body?.end(),
    onResponseError(_controller, error) {
      if (error instanceof OpeningFailed) return fail(error.failure)
      const told = hasHungUp(error) ? (origin.socketError() ?? error) : error
      fail(failureOfError(stopwatch.phase(), told))
    },
  }
}

function hasHungUp(error: Error): boolean {
  return 'code' in error && error.code === 'UND_ERR_SOCKET'
}

function joinHeaders(raw: RawHeaders): Headers {
  return Object.fromEntries(
    Object.entries(raw).map(([name, value]) => [
      name.toLowerCase(),
      Array.isArray(value) ? value.join(', ') : (value ?? ''),
    ]),
  )
}
