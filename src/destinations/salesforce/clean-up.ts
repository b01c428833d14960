// The clean-up step: remove every lead with the marker, and make sure by looking again.
import type { Step, StepResult } from '../../model/destination-kind.ts'
import type { Verdict } from '../../model/vocabulary.ts'
import type { SalesforceClient } from './api.ts'
import { reasonOf } from './api-refusal.ts'
import type { SalesforceConfig } from './config.ts'
import { type SalesforceSession, usableClient } from './session.ts'
import { WEB_TO_LEAD_HOST } from './web-to-lead.ts'

export const cleanUp: Step<SalesforceConfig, SalesforceSession> = async ({ lead }, session) => {
  const { marker } = lead
  const client = usableClient(session)
  if (client === undefined) {
    return left(marker, session, 'a web form offers no way to remove it', 'pass')
  }
  const before = await client.findLeads(marker)
  if (!before.ok) return left(marker, session, reasonOf(before), 'warn')
  if (before.value.length === 0) return nothingThere(marker, session)
  session.receipt = 'created'
  const refusal = await removeAll(client, before.value)
  const after = await client.findLeads(marker)
  if (after.ok && after.value.length === 0) {
    return {
      summary: 'The lead was removed; it stays in the recycle bin for a while.',
      evidence: [],
      removed: true,
    }
  }
  const reason = refusal ?? (after.ok ? 'it is still there' : reasonOf(after))
  return left(marker, session, reason, 'warn')
}

/** The first reason why one of them could not be removed. */
async function removeAll(
  client: SalesforceClient,
  ids: readonly string[],
): Promise<string | undefined> {
  let reason: string | undefined
  for (const id of ids) {
    const attempt = await client.deleteLead(id)
    if (!attempt.ok) reason ??= reasonOf(attempt)
  }
  return reason
}

/** A lead that was seen is gone; one that never came may still come. */
function nothingThere(marker: string, session: SalesforceSession): StepResult {
  if (session.receipt === 'created') {
    return { summary: 'The lead is not there any more.', evidence: [], removed: true }
  }
  return left(marker, session, 'it is not there now, and Salesforce can still create it', 'pass')
}

function left(
  marker: string,
  { receipt }: SalesforceSession,
  reason: string,
  outcome: Verdict,
): StepResult {
  const isThere = receipt === 'created'
  return {
    summary: `The lead ${marker} ${isThere ? 'stays' : 'may stay'} in Salesforce: ${reason}.`,
    evidence: [
      {
        step: 'clean-up',
        outcome,
        codes: [isThere ? 'lp:lead-left-behind' : 'lp:lead-maybe-left-behind'],
        host: WEB_TO_LEAD_HOST,
        text: marker,
        captures: { marker, reason },
      },
    ],
    removed: false,
  }
}
