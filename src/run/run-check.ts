// One check from config to report. Its callers differ only in where the report goes.
import { createTestLead, testLeadMarked } from '../lead/test-lead.ts'
import type { Evidence } from '../model/evidence.ts'
import { hexOf } from '../model/hex.ts'
import { type Report, SCHEMA_VERSION, type StepReport } from '../model/report.ts'
import type { TestLead } from '../model/test-lead.ts'
import { STEP_IDS } from '../model/vocabulary.ts'
import { scrubShapes } from '../net/redaction/patterns.ts'
import { createRedactor, type Redactor } from '../net/redaction/redactor.ts'
import { startCheck } from './check-context.ts'
import type { CheckDependencies, CheckRequest, OnCheckEvent } from './check-request.ts'
import { type LeadFate, leftBehind } from './clean-up.ts'
import { type Linted, lintDestination } from './lint-destination.ts'
import { certificatesEnding, lintAhead } from './look-ahead.ts'
import { outcomeOf, worst } from './outcome.ts'
import { reportStep, roundMs } from './report-step.ts'
import { type StepRun, skip } from './run-step.ts'
import { runSteps, type StepTask } from './step-loop.ts'

/**
 * Tests one destination by sending a test lead. Resolves with a report whatever happens: a bug of
 * ours is an inconclusive step. `onEvent` gets each step as it ends, then the findings, then the report.
 */
export async function runCheck(
  request: CheckRequest,
  deps: CheckDependencies,
  onEvent: OnCheckEvent = () => undefined,
): Promise<Report> {
  const { clock, randomBytes } = deps.platform
  const startedAt = clock.now()
  const started = clock.monotonicMs()
  const lead = leadFor(request, deps)
  const linted = lintWithOutlook(request, deps, startedAt)
  const redactor = createRedactor(linted.kind?.config.secrets(request.destination) ?? [])
  const steps: StepReport[] = []
  const addStep = (step: StepReport) => {
    steps.push(step)
    onEvent({ type: 'step', step })
  }
  addStep(reportStep(configStep(linted, clock.monotonicMs() - started), redactor))
  const fate = await probe({ request, deps, linted, lead, redactor, addStep })
  const report = assembleReport({ request, deps, linted, lead, fate, steps })
  const timed: Report = {
    ...report,
    id: request.attempt?.reportId ?? hexOf(randomBytes(16)),
    startedAt: new Date(startedAt).toISOString(),
    durationMs: roundMs(clock.monotonicMs() - started),
  }
  for (const finding of timed.findings) onEvent({ type: 'finding', finding })
  onEvent({ type: 'report', report: timed })
  return timed
}

function leadFor({ offer, attempt }: CheckRequest, { platform }: CheckDependencies): TestLead {
  return attempt?.interrupted === undefined
    ? createTestLead(platform, offer)
    : testLeadMarked(attempt.interrupted, offer)
}

function taskOf({ options, attempt }: CheckRequest): StepTask {
  return {
    keepLead: options.keepLead === true,
    mayWrite: (lead) => attempt?.beforeWrite(lead) ?? Promise.resolve(true),
    isInterrupted: attempt?.interrupted !== undefined,
  }
}

interface Probe {
  readonly request: CheckRequest
  readonly deps: CheckDependencies
  readonly linted: Linted
  readonly lead: TestLead
  readonly redactor: Redactor
  readonly addStep: (step: StepReport) => void
}

async function probe({ request, deps, linted, lead, redactor, addStep }: Probe): Promise<LeadFate> {
  const skipRest = (reason: string): LeadFate => {
    const isInterrupted = request.attempt?.interrupted !== undefined
    const receipt = isInterrupted ? 'maybe-created' : 'nothing'
    for (const id of STEP_IDS.slice(1)) {
      const isSaidHere = id === 'clean-up' && isInterrupted
      const evidence = isSaidHere ? [leftBehind(receipt, lead.marker, 'warn')] : []
      addStep(reportStep({ ...skip(id, reason), evidence }, redactor))
    }
    return { receipt, removed: false }
  }
  if (outcomeOf(linted.evidence) === 'fail') return skipRest('Not run, because config failed.')
  if (request.options.offline === true) return skipRest('Not run: only the config was looked at.')
  if (linted.kind === undefined) return skipRest('Not run, because the kind is unknown.')
  const check = startCheck(request, linted.config, lead, deps)
  try {
    return await runSteps(linted.kind, check, taskOf(request), (run) =>
      addStep(reportStep(withOutlook(run, request, deps), redactor)),
    )
  } finally {
    await check.close()
  }
}

function lintWithOutlook(request: CheckRequest, deps: CheckDependencies, now: number): Linted {
  const linted = lintDestination(request, deps.kinds, now)
  const ahead = lintAhead(linted, request, now)
  return ahead.length === 0 ? linted : { ...linted, evidence: [...linted.evidence, ...ahead] }
}

function withOutlook(run: StepRun, request: CheckRequest, deps: CheckDependencies): StepRun {
  if (run.skipped) return run
  const now = deps.platform.clock.now()
  const ending = certificatesEnding(run.id, run.exchanges, request.options.lookAheadDays, now)
  return ending.length === 0 ? run : { ...run, evidence: [...run.evidence, ...ending] }
}

function configStep({ evidence }: Linted, durationMs: number): StepRun {
  const faults = evidence.filter(({ outcome }) => outcome !== 'pass').length
  const summary =
    faults === 0
      ? 'The config is complete and well formed.'
      : `${counted(faults, 'problem')} found.`
  return { id: 'config', summary, evidence, exchanges: [], skipped: false, durationMs }
}

interface Ingredients {
  readonly request: CheckRequest
  readonly deps: CheckDependencies
  readonly linted: Linted
  readonly lead: TestLead
  readonly fate: LeadFate
  readonly steps: readonly StepReport[]
}

function assembleReport({ request, deps, linted, lead, fate, steps }: Ingredients) {
  const evidence = steps.flatMap((step) => step.evidence as Evidence[])
  return {
    schemaVersion: SCHEMA_VERSION,
    tool: { version: deps.toolVersion, rules: deps.rulebook.version },
    destination: {
      kind: linted.kind?.id ?? ('unknown' as const),
      name: scrubShapes(request.name),
      cloud: request.cloud,
    },
    ...(request.offer === undefined ? {} : { offer: scrubShapes(request.offer) }),
    verdict: worst(steps.map(({ outcome }) => outcome)),
    testLead: { marker: lead.marker, receipt: fate.receipt, removed: fate.removed },
    steps: [...steps],
    findings: [...deps.rulebook.judge(evidence)],
  } as const satisfies Partial<Report>
}

function counted(count: number, noun: string): string {
  return count === 1 ? `1 ${noun}` : `${count} ${noun}s`
}
