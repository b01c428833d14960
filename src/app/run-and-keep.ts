// Runs a check and keeps its report, whichever surface asked.
import type { Cloud } from '../model/vocabulary.ts'
import type { CheckRequest } from '../run/check-request.ts'
import { checkRequestOf } from './check-request.ts'
import type { RunsCheck } from './running-checks.ts'
import { targetOf } from './same-target.ts'
import type { AppServices, LabService, RehearsalScenario } from './services.ts'
import type { Owner } from './visitor.ts'

/**
 * A check whose report is stored before its last event goes out, so that a link to it works. For a
 * known visitor it is kept with its target, to be compared with their next check of it.
 */
export function keptCheck(
  services: AppServices,
  request: CheckRequest,
  owner: Owner = {},
): RunsCheck {
  const run: RunsCheck = (onEvent, signal) => services.check(request, onEvent, signal)
  return kept(services, run, request, owner)
}

export interface Rehearsal {
  readonly scenario: RehearsalScenario
  /** Whether what is wrong at the vendor is mended before. */
  readonly isMended: boolean
  /** The destination as somebody changed it. */
  readonly destination?: Readonly<Record<string, unknown>> | undefined
  readonly cloud?: Cloud | undefined
}

/** The check of a scenario in the lab. However it is mended, it stays the same target. */
export function keptRehearsal(
  services: AppServices,
  lab: LabService,
  rehearsal: Rehearsal,
  owner: Owner = {},
): RunsCheck {
  const { scenario, isMended } = rehearsal
  const { cloud = 'global', timeoutMs } = scenario
  const mend = isMended ? scenario.mend : undefined
  const options = timeoutMs === undefined || isMended ? {} : { timeoutMs }
  const checked = {
    destination: rehearsal.destination ?? mend?.destination ?? scenario.destination,
    cloud: rehearsal.cloud ?? mend?.cloud ?? cloud,
    options,
  }
  const run: RunsCheck = (onEvent, signal) => {
    lab.setMended(scenario, isMended)
    return lab.check(checkRequestOf(checked, services.kinds), onEvent, signal)
  }
  const destination = { ...scenario.destination, scenario: scenario.id }
  const original = checkRequestOf({ destination, cloud, options }, services.kinds)
  return kept(services, run, original, owner)
}

/** `original` says which destination it counts as. */
function kept(
  { store, kinds, underWay }: AppServices,
  run: RunsCheck,
  original: CheckRequest,
  { visitor, tenant }: Owner,
): RunsCheck {
  return underWay.including(async (onEvent, signal) => {
    const target = visitor === undefined ? undefined : await targetOf(visitor, original, kinds)
    const report = await run((event) => {
      if (event.type !== 'report') onEvent(event)
    }, signal)
    const its = { ...(target && { target }), ...(tenant === undefined ? {} : { tenant }) }
    await store.save(report, its)
    onEvent({ type: 'report', report })
    return report
  })
}
