// The read-back step: look for the person until it is there.
import type { Step, StepResult } from '../../model/destination-kind.ts'
import { lookPatiently } from '../look-patiently.ts'
import type { MarketoConfig } from './config.ts'
import { hostOfForm } from './form-endpoint.ts'
import type { Refused } from './rest-client.ts'
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
  if (client === undefined) return skipped(session)
  const seen = await lookPatiently(
    () => client.leadsByEmail(check.lead.email),
    (answer) => !answer.ok || answer.result.length > 0,
    (ms) => check.wait(ms),
  )
  if (!seen.ok) return notReadable(session, seen)
  if (seen.result.length > 0) {
    session.receipt = 'created'
    return { summary: 'The lead is in Marketo.', evidence: [], receipt: 'created' }
  }
  // After an uncertain write an absent lead says no more than the write did.
  if (!session.wasAccepted) return { summary: 'No lead is there.', evidence: [], skipped: true }
  return missing(check, session)
}

/** The submission was taken, and whether a lead came of it is as open as without credentials. */
function notReadable({ form }: MarketoSession, refused: Refused): StepResult {
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
    evidence: [isOurTime ? { ...refusal, outcome: 'inconclusive' } : refusal, unconfirmed],
  }
}

/** What the look at the form gave away comes first; without it the checksum switch is likely. */
function missing({ lead }: MarketoCheck, { form, predicted }: MarketoSession): StepResult {
  return {
    summary: 'Marketo took the submission, and no lead came of it.',
    evidence: [
      {
        step: 'read-back',
        outcome: 'fail',
        codes: predicted.length > 0 ? predicted : ['lp:lead-not-found'],
        host: hostOfForm(form),
        text: lead.marker,
        captures: { marker: lead.marker },
      },
    ],
  }
}
