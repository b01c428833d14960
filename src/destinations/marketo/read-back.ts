// The read-back step: look for the person until it is there.
import type { Step, StepResult } from '../../model/destination-kind.ts'
import type { Evidence } from '../../model/evidence.ts'
import { lookPatiently } from '../look-patiently.ts'
import type { MarketoConfig } from './config.ts'
import { explainLoss } from './explain-loss.ts'
import { type FormAddress, hostOfForm } from './form-endpoint.ts'
import type { Refused, RestClient } from './rest-client.ts'
import {
  evidenceOfApi,
  type MarketoCheck,
  type MarketoSession,
  reasonOf,
  skipped,
  usableClient,
} from './session.ts'

export const readBack: Step<MarketoConfig, MarketoSession> = async (check, session) => {
  const client = usableClient(session)
  if (client === undefined || session.trouble !== undefined) return skipped(session)
  const seen = await lookPatiently(
    () => client.leadsByEmail(check.lead.email),
    (answer) => !answer.ok || answer.result.length > 0,
    (ms) => check.wait(ms),
  )
  if (!seen.ok) return notReadable(session, seen)
  if (seen.result.length > 0) return found(session)
  // After an uncertain write an absent lead says no more than the write did.
  if (!session.wasAccepted) return { summary: 'No lead is there.', evidence: [], skipped: true }
  return missing(check, session, client)
}

function found(session: MarketoSession): StepResult {
  session.receipt = 'created'
  return { summary: 'The lead is in Marketo.', evidence: [], receipt: 'created' }
}

/** The submission was taken, and whether a lead came of it is as open as without credentials. */
function notReadable({ form, predicted }: MarketoSession, refused: Refused): StepResult {
  const { exchange } = refused
  const isOurTime = exchange.outcome === 'failed' && exchange.failure.timedOut
  const refusal = evidenceOfApi('read-back', refused)
  const unconfirmed = {
    step: 'read-back',
    outcome: 'warn',
    codes: ['lp:form-accepted'],
    host: hostOfForm(form),
  } as const
  return {
    summary: isOurTime
      ? 'The time of the check ended before the lead was seen.'
      : `The lead could not be looked for: ${reasonOf(refused)}.`,
    evidence: isOurTime
      ? [...foretold(predicted, form), { ...refusal, outcome: 'inconclusive' }, unconfirmed]
      : [refusal, unconfirmed],
  }
}

/** The lead may be late, or lost for the reason that was foretold. */
function foretold(predicted: readonly string[], form: FormAddress): readonly Evidence[] {
  if (predicted.length === 0) return []
  const base = { step: 'read-back', outcome: 'inconclusive', likelihood: 'likely' } as const
  return [{ ...base, codes: predicted, host: hostOfForm(form) }]
}

async function missing(
  check: MarketoCheck,
  session: MarketoSession,
  client: RestClient,
): Promise<StepResult> {
  const loss = await explainLoss(check, session, client)
  if (loss.kind === 'arrived') return found(session)
  return {
    summary: `Marketo took the submission, and no lead came of it. ${loss.summary}`.trim(),
    evidence: loss.evidence.map((one) => ({
      step: 'read-back',
      outcome: 'fail',
      host: hostOfForm(session.form),
      captures: { marker: check.lead.marker },
      ...one,
    })),
  }
}
