// The report of a check that could not be run: it says why, and claims nothing of the destination.
import { createTestLead } from '../lead/test-lead.ts'
import type { Evidence } from '../model/evidence.ts'
import type { Platform } from '../model/platform.ts'
import { type Report, SCHEMA_VERSION } from '../model/report.ts'
import type { Rulebook } from '../model/rulebook.ts'
import { type Cloud, type DestinationId, STEP_IDS } from '../model/vocabulary.ts'
import { leftBehind } from './clean-up.ts'
import { outcomeOf } from './outcome.ts'

export interface GivenUp {
  readonly reportId: string
  readonly name: string
  readonly kind: DestinationId
  readonly cloud: Cloud
  /** One sentence, without a secret. */
  readonly reason: string
  /** Of the lead that an attempt may have sent. */
  readonly marker?: string
}

interface Dependencies {
  readonly platform: Pick<Platform, 'clock' | 'randomBytes'>
  readonly rulebook: Rulebook
  readonly toolVersion: string
}

export function givenUpReport(givenUp: GivenUp, deps: Dependencies): Report {
  const { platform, rulebook, toolVersion } = deps
  const evidence = evidenceOf(givenUp)
  const steps = STEP_IDS.map((id) => {
    const its = evidence.filter(({ step }) => step === id)
    return {
      id,
      outcome: its.length === 0 ? ('skip' as const) : outcomeOf(its),
      summary: 'Not run, because the check was given up.',
      durationMs: 0,
      exchanges: [],
      evidence: its as Report['steps'][number]['evidence'],
    }
  })
  const { reportId, name, kind, cloud, marker } = givenUp
  return {
    schemaVersion: SCHEMA_VERSION,
    id: reportId,
    tool: { version: toolVersion, rules: rulebook.version },
    destination: { kind, name, cloud },
    verdict: 'inconclusive',
    startedAt: new Date(platform.clock.now()).toISOString(),
    durationMs: 0,
    testLead: {
      marker: marker ?? createTestLead(platform).marker,
      receipt: marker === undefined ? 'nothing' : 'maybe-created',
      removed: false,
    },
    steps,
    findings: [...rulebook.judge(evidence)],
  }
}

function evidenceOf({ reason, marker }: GivenUp): readonly Evidence[] {
  const why: Evidence = {
    step: 'network',
    outcome: 'inconclusive',
    codes: ['lp:gave-up'],
    text: reason,
    captures: { reason },
  }
  return marker === undefined ? [why] : [why, leftBehind('maybe-created', marker, 'warn')]
}
