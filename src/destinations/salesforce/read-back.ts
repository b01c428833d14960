// The read-back step: look for the lead until it is there, and find out why when it never comes.
import type { Step, StepResult } from '../../model/destination-kind.ts'
import type { Evidence } from '../../model/evidence.ts'
import { lookPatiently } from '../look-patiently.ts'
import type { Refused, SalesforceClient } from './api.ts'
import { evidenceOfRefusal, reasonOf } from './api-refusal.ts'
import type { SalesforceConfig } from './config.ts'
import { explainLoss } from './explain-loss.ts'
import type { Prediction } from './predict.ts'
import {
  reasonToSkip,
  type SalesforceCheck,
  type SalesforceSession,
  usableClient,
} from './session.ts'
import { WEB_TO_LEAD_HOST } from './web-to-lead.ts'

export const readBack: Step<SalesforceConfig, SalesforceSession> = async (check, session) => {
  const client = usableClient(session)
  if (client === undefined) return { summary: reasonToSkip(session), evidence: [], skipped: true }
  const { marker } = check.lead
  const seen = await lookPatiently(
    () => client.findLeads(marker),
    (attempt) => !attempt.ok || attempt.value.length > 0,
    (ms) => check.wait(ms),
  )
  if (!seen.ok) return notReadable(seen, session, marker)
  if (seen.value.length > 0) return found(session)
  // After an uncertain write an absent lead says no more than the write did.
  if (!session.wasAccepted) return { summary: 'No lead is there.', evidence: [], skipped: true }
  return missing(check, session, client)
}

/** What was foretold of this lead is refuted; what that leaves open about others is a remark. */
function found(session: SalesforceSession): StepResult {
  session.receipt = 'created'
  const evidence = session.predictions.flatMap(({ unproven, text }): Evidence[] =>
    unproven === undefined
      ? []
      : [{ step: 'read-back', outcome: 'pass', codes: [unproven], host: WEB_TO_LEAD_HOST, text }],
  )
  return { summary: 'The lead is in Salesforce.', evidence, receipt: 'created' }
}

/** The form was taken, and whether a lead came of it is as open as without credentials. */
function notReadable(
  refused: Refused,
  { predictions }: SalesforceSession,
  marker: string,
): StepResult {
  const { exchange } = refused
  const isOurTime = exchange.outcome === 'failed' && exchange.failure.timedOut
  const refusal = evidenceOfRefusal('read-back', refused)
  return {
    summary: isOurTime
      ? 'The time of the check ended before the lead was seen.'
      : `The lead could not be looked for: ${reasonOf(refused)}.`,
    evidence: [
      ...predictions.map((one) => foretold(one, isOurTime ? 'inconclusive' : 'warn')),
      isOurTime ? { ...refusal, outcome: 'inconclusive' } : refusal,
      unconfirmed(marker),
    ],
  }
}

/** The lead may be late, or lost for the reason that was foretold. */
function foretold({ codes, text, fields }: Prediction, outcome: 'inconclusive' | 'warn'): Evidence {
  return {
    step: 'read-back',
    outcome,
    likelihood: 'likely',
    codes,
    host: WEB_TO_LEAD_HOST,
    text,
    captures: { fields: fields.join(', ') },
  }
}

function unconfirmed(marker: string): Evidence {
  return {
    step: 'read-back',
    outcome: 'warn',
    codes: ['lp:web-to-lead-accepted'],
    host: WEB_TO_LEAD_HOST,
    captures: { marker },
  }
}

async function missing(
  check: SalesforceCheck,
  session: SalesforceSession,
  client: SalesforceClient,
): Promise<StepResult> {
  const { marker } = check.lead
  const loss = await explainLoss(check, session, client)
  if (loss.kind === 'arrived') return found(session)
  return {
    summary: `Salesforce took the form, and no lead came of it. ${loss.summary}`,
    evidence: loss.evidence.map((one) => ({
      step: 'read-back',
      outcome: 'fail',
      host: WEB_TO_LEAD_HOST,
      ...one,
      captures: { marker, ...one.captures },
    })),
  }
}
