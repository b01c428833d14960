// Runs a check and keeps its report, whichever surface asked.
import type { CheckRequest } from '../run/check-request.ts'
import { checkRequestOf } from './check-request.ts'
import type { RunsCheck } from './event-stream.ts'
import type { AppServices, LabService, RehearsalScenario } from './services.ts'

/** A check whose report is stored before its last event goes out, so that a link to it works. */
export function keptCheck(services: AppServices, request: CheckRequest): RunsCheck {
  return kept(services, (onEvent, signal) => services.check(request, onEvent, signal))
}

/** The check of a scenario in the lab, of its destination as it is or as somebody mended it. */
export function keptRehearsal(
  services: AppServices,
  lab: LabService,
  scenario: RehearsalScenario,
  mended?: Readonly<Record<string, unknown>>,
): RunsCheck {
  const { cloud = 'global', timeoutMs } = scenario
  const destination = mended ?? scenario.destination
  const options = timeoutMs === undefined ? {} : { timeoutMs }
  const request = checkRequestOf({ destination, cloud, options }, services.kinds)
  return kept(services, (onEvent, signal) => lab.check(request, onEvent, signal))
}

function kept({ store }: AppServices, run: RunsCheck): RunsCheck {
  return async (onEvent, signal) => {
    const report = await run((event) => {
      if (event.type !== 'report') onEvent(event)
    }, signal)
    await store.save(report)
    onEvent({ type: 'report', report })
    return report
  }
}
