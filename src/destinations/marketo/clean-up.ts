// The clean-up step: remove the person with the test address, and make sure by looking again.
import type { Step, StepResult } from '../../model/destination-kind.ts'
import type { Verdict } from '../../model/vocabulary.ts'
import type { MarketoConfig } from './config.ts'
import { hostOfForm } from './form-endpoint.ts'
import type { RestAnswer } from './rest-client.ts'
import { evidenceOfApi, type MarketoSession, reasonOf, usableClient } from './session.ts'

export const cleanUp: Step<MarketoConfig, MarketoSession> = async ({ lead }, session) => {
  const { marker, email } = lead
  const client = usableClient(session)
  if (client === undefined)
    return left(marker, session, 'a form offers no way to remove it', 'pass')
  const before = await client.leadsByEmail(email)
  if (!before.ok) return left(marker, session, reasonOf(before), 'warn')
  if (before.result.length === 0) return nothingThere(marker, session)
  session.receipt = 'created'
  const deletion = await client.deleteLeads(idsOf(before))
  const after = await client.leadsByEmail(email)
  if (after.ok && after.result.length === 0) {
    return { summary: 'The lead was removed.', evidence: [], removed: true }
  }
  const refusal = [deletion, after].find((answer) => !answer.ok)
  if (refusal === undefined || refusal.ok) return left(marker, session, 'it is still there', 'warn')
  const stays = left(marker, session, reasonOf(refusal), 'warn')
  return { ...stays, evidence: [evidenceOfApi('clean-up', refusal), ...stays.evidence] }
}

function idsOf(answer: Extract<RestAnswer, { ok: true }>): readonly number[] {
  return answer.result.map(({ id }) => Number(id)).filter((id) => Number.isInteger(id))
}

/** A lead that was seen is gone; one that never came may still come. */
function nothingThere(marker: string, session: MarketoSession): StepResult {
  if (session.receipt === 'created') {
    return { summary: 'The lead is not there any more.', evidence: [], removed: true }
  }
  return left(marker, session, 'it is not there now, and Marketo can still create it', 'pass')
}

function left(
  marker: string,
  { receipt, form }: MarketoSession,
  reason: string,
  outcome: Verdict,
): StepResult {
  const isThere = receipt === 'created'
  return {
    summary: `The lead ${marker} ${isThere ? 'stays' : 'may stay'} in Marketo: ${reason}.`,
    evidence: [
      {
        step: 'clean-up',
        outcome,
        codes: [isThere ? 'lp:lead-left-behind' : 'lp:lead-maybe-left-behind'],
        host: hostOfForm(form),
        text: marker,
        captures: { marker, reason },
      },
    ],
    removed: false,
  }
}
