// The settings with which a rehearsed failure is over: those of the lab's scenario that works.
import type { RehearsalScenario } from './services.ts'

type Destination = RehearsalScenario['destination']

/** Undefined when it works already, or when nothing of its kind does. */
export function mendedDestination(
  scenario: RehearsalScenario,
  scenarios: readonly RehearsalScenario[],
): Destination | undefined {
  if (scenario.expect.verdict === 'pass') return undefined
  const working = scenarios.filter(
    ({ kind, expect, cloud }) =>
      kind === scenario.kind && expect.verdict === 'pass' && cloud === scenario.cloud,
  )
  const found = working.find((one) => signsInAlike(one, scenario)) ?? working[0]
  return found?.destination
}

function signsInAlike(one: RehearsalScenario, other: RehearsalScenario): boolean {
  return wayIn(one.destination) === wayIn(other.destination)
}

function wayIn({ auth, api }: Destination): string {
  const way = auth ?? api
  if (typeof way !== 'object' || way === null) return ''
  return 'type' in way ? String(way.type) : 'api'
}
