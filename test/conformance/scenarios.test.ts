// Every scenario of the lab through the real check: real sockets, real TLS, a real table service.
import { beforeAll, describe, expect, it } from 'vitest'
import { destinationKinds } from '../../src/destinations/index.ts'
import type { Scenario } from '../../src/lab/scenario.ts'
import { scenarios } from '../../src/lab/scenarios/index.ts'
import { type Report, reportSchema } from '../../src/model/report.ts'
import { STEP_IDS, type StepId } from '../../src/model/vocabulary.ts'
import { checkInLab, labOfFile } from '../lab/lab-of-file.ts'
import { hurriedPlatform } from './hurried-platform.ts'

const lab = labOfFile()

/** A limit far above what any scenario needs, and below what a person would wait. */
const TIMEOUT_MS = 20_000

/** Where a check waits for long, it gets the time it has by default, and a clock that hurries. */
const PATIENT_TIMEOUT_MS = 120_000
const PACE = 60

function timeoutOf({ timeoutMs, takesPatience }: Scenario): number {
  return timeoutMs ?? (takesPatience === true ? PATIENT_TIMEOUT_MS : TIMEOUT_MS)
}

function check(scenario: Scenario): Promise<Report> {
  return checkInLab(
    lab,
    {
      destination: scenario.destination,
      name: scenario.id,
      cloud: scenario.cloud ?? 'global',
      options: { timeoutMs: timeoutOf(scenario) },
    },
    { platform: hurriedPlatform(scenario.takesPatience === true ? PACE : 1) },
  )
}

const isAfter = (id: StepId, other: StepId) => STEP_IDS.indexOf(id) > STEP_IDS.indexOf(other)

/** Rules that say that a test lead may still be there. */
const LEFT_BEHIND = 'lead/test-lead-left-behind'

for (const scenario of scenarios) {
  describe(scenario.id, () => {
    let report: Report
    beforeAll(async () => {
      lab.reset()
      report = await check(scenario)
    }, 30_000)

    it(`ends ${scenario.expect.verdict}, decided by ${scenario.expect.step}`, () => {
      const { step, outcome, verdict } = scenario.expect
      expect(report.verdict).toBe(verdict)
      expect(report.steps.find(({ id }) => id === step)?.outcome).toBe(outcome)
    })

    it(`names ${scenario.expect.rule ?? 'no failure'} first`, () => {
      expect(report.findings[0]?.rule).toBe(scenario.expect.rule)
    })

    it(`names ${scenario.expect.followedBy?.join(', ') ?? 'whatever it likes'} after that`, () => {
      const { step, followedBy } = scenario.expect
      const others = report.findings.slice(1).filter((finding) => finding.step === step)
      if (followedBy !== undefined) expect(others.map(({ rule }) => rule)).toEqual(followedBy)
    })

    it('lists all steps in order, and skips the ones after a failure with a reason', () => {
      expect(report.steps.map(({ id }) => id)).toEqual([...STEP_IDS])
      const failed = report.steps.find(({ outcome }) => outcome === 'fail')?.id
      const later = report.steps.filter(
        ({ id }) => failed !== undefined && id !== 'clean-up' && isAfter(id, failed),
      )
      expect(later.filter(({ outcome }) => outcome !== 'skip')).toEqual([])
      expect(report.steps.filter(({ summary }) => summary.trim() === '')).toEqual([])
    })

    it('explains everything that is not a pass', () => {
      const unexplained = report.findings.filter(({ rule }) => rule === 'leadprobe/unexplained')
      expect(unexplained).toEqual([])
      const bad = report.steps.filter(({ outcome }) => outcome !== 'pass' && outcome !== 'skip')
      // What the config foretold is left to the step that saw it, at the same field.
      const isSaid = ({ id, evidence }: (typeof bad)[number]) =>
        report.findings.some(
          ({ step, field }) =>
            step === id || (id === 'config' && field !== undefined && field === evidence[0]?.field),
        )
      expect(bad.filter((step) => !isSaid(step))).toEqual([])
    })

    it('leaves no test lead behind without saying so', async () => {
      const { marker } = report.testLead
      const left = (await lab.leads()).filter((lead) => JSON.stringify(lead).includes(marker))
      const isSaid = report.findings.some(({ rule }) => rule === LEFT_BEHIND)
      expect(left.length > 0 && !isSaid ? left : []).toEqual([])
      expect(report.testLead.removed && left.length > 0).toBe(false)
      const written = report.testLead.receipt !== 'nothing'
      expect(report.steps.at(-1)?.outcome === 'skip' && written).toBe(false)
    })

    it('fits the published schema', () => {
      expect(reportSchema.safeParse(report).error).toBeUndefined()
    })

    it('ends within its time', () => {
      expect(report.durationMs).toBeLessThan(timeoutOf(scenario) + 250)
    })
  })
}

it('plays at least 60 scenarios over the kinds that can be checked', () => {
  expect(scenarios.length).toBeGreaterThanOrEqual(60)
  const kinds = new Set(scenarios.map(({ kind }) => kind))
  expect(Object.keys(destinationKinds).filter((kind) => !kinds.has(kind as never))).toEqual([])
})
