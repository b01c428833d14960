// Which scenarios the first screen offers: one that works, and one that fails in an instructive way.
import type { LabService, RehearsalScenario } from '../services.ts'
import type { Example } from './components/paste-box.tsx'

/** Best first; what the lab does not know is passed over. */
const INSTRUCTIVE = [
  'power-automate/signature-invalid',
  'power-automate/flow-disabled',
  'tls/expired',
  'azure-table/auth-failed',
]

export function examplesOf(lab: LabService | undefined): readonly Example[] {
  if (lab === undefined) return []
  const { scenarios } = lab
  // No finding at all: the lead was seen in the destination and removed again.
  const passes = scenarios.filter(({ expect }) => expect.verdict === 'pass')
  const works = passes.find(({ expect }) => expect.rule === undefined) ?? passes[0]
  const fails =
    INSTRUCTIVE.map((rule) => scenarios.find(({ expect }) => expect.rule === rule)).find(
      (scenario) => scenario !== undefined,
    ) ?? scenarios.find(({ expect }) => expect.verdict === 'fail')
  return [example('One that works', works), example('One that fails', fails)].flat()
}

function example(label: string, scenario: RehearsalScenario | undefined): Example[] {
  return scenario === undefined ? [] : [{ label, scenario: scenario.id }]
}
