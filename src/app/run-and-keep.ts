// Runs a check and keeps its report, whichever surface asked.
import type { CheckRequest } from '../run/check-request.ts'
import type { RunsCheck } from './event-stream.ts'
import type { AppServices, RehearsalScenario } from './services.ts'

/** A check whose report is stored before its last event goes out, so that a link to it works. */
export function keptCheck(services: AppServices, request: CheckRequest): RunsCheck {
  return kept(services, (onEvent, signal) => services.check(request, onEvent, signal))
}

export function keptRehearsal(
  services: AppServices,
  lab: NonNullable<AppServices['lab']>,
  scenario: RehearsalScenario,
): RunsCheck {
  return kept(services, (onEvent, signal) => lab.run(scenario, onEvent, signal))
}

function kept(services: AppServices, run: RunsCheck): RunsCheck {
  return async (onEvent, signal) => {
    const report = await run((event) => {
      if (event.type !== 'report') onEvent(event)
    }, signal)
    await services.store.save(report)
    onEvent({ type: 'report', report })
    return report
  }
}
