// Checks several destinations at a time and returns their reports in the order of the config.
import type { ReportSet } from '../model/report.ts'
import { reportSet } from '../report/report-set.ts'
import type { CheckDependencies, CheckRequest } from '../run/check-request.ts'
import { runCheck } from '../run/run-check.ts'
import { targetHost } from '../run/target-host.ts'
import { INTERRUPTED } from './exit-codes.ts'
import type { CliHost, InterruptSignal } from './host.ts'
import type { Progress } from './progress.ts'
import { runQueue } from './run-queue.ts'

export interface ChecksRun {
  readonly set: ReportSet
  /** Set when the user stopped it; the reports say what was done until then. */
  readonly interruptedCode: number | undefined
}

export interface ChecksToRun {
  readonly requests: readonly CheckRequest[]
  readonly deps: CheckDependencies
  readonly concurrency: number
  readonly progress: Progress
}

export async function runChecks(
  { requests, deps, concurrency, progress }: ChecksToRun,
  host: CliHost,
): Promise<ChecksRun> {
  const cancel = new AbortController()
  let signal: InterruptSignal | undefined
  const stopListening = host.onInterrupt((received) => {
    signal = received
    cancel.abort()
    progress.note(
      'Stopping: what was written is removed first. Press Ctrl-C again to stop at once.',
    )
  })
  const tasks = requests.map((request, index) => ({
    group: targetHost(request.destination),
    run: () =>
      runCheck(withSignal(request, cancel.signal), deps, (event) => {
        if (event.type === 'step') progress.onStep(index, event.step)
      }),
  }))
  try {
    const reports = await runQueue(tasks, concurrency)
    return { set: reportSet(reports), interruptedCode: signal && INTERRUPTED[signal] }
  } finally {
    stopListening()
    await progress.end()
  }
}

function withSignal(request: CheckRequest, signal: AbortSignal): CheckRequest {
  return { ...request, options: { ...request.options, signal } }
}
