// The clean-up step: remove every lead with the marker, and make sure by looking again.
import type { Step, StepResult } from '../../model/destination-kind.ts'
import type { Verdict } from '../../model/vocabulary.ts'
import type { Refused, SalesforceClient } from './api.ts'
import { evidenceOfRefusal, reasonOf } from './api-refusal.ts'
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
  const refused = await removeAll(client, before.value)
  const after = await client.findLeads(marker)
  if (after.ok && after.value.length === 0) {
    return {
      summary: 'The lead was removed; it stays in the recycle bin for a while.',
      evidence: [],
      removed: true,
    }
  }
  const refusal = refused ?? (after.ok ? undefined : after)
  const reason = refusal === undefined ? 'it is still there' : reasonOf(refusal)
  const stays = left(marker, session, reason, 'warn')
  if (refusal === undefined) return stays
  return { ...stays, evidence: [evidenceOfRefusal('clean-up', refusal), ...stays.evidence] }
}

/** The first refusal to remove one of them. */
async function removeAll(
  client: SalesforceClient,
  ids: readonly string[],
): Promise<Refused | undefined> {
  let refused: Refused | undefined
  for (const id of ids) {
    const attempt = await client.deleteLead(id)
    if (!attempt.ok) refused ??= attempt
  }
  return refused
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
