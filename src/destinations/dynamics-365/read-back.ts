// The read-back step: the lead has to be there under its id, or under its marker when no id came back.
import type { Step, StepResult } from '../../model/destination-kind.ts'
import type { Evidence } from '../../model/evidence.ts'
import type { Exchange } from '../../model/exchange.ts'
import { isAbsent } from './api.ts'
import type { Dynamics365Config } from './config.ts'
import { evidenceOfRefusal } from './read-refusal.ts'
import type { Check, DynamicsSession } from './session.ts'

export const readBack: Step<Dynamics365Config, DynamicsSession> = async (check, session) => {
  const { leadId } = session
  return leadId === undefined ? lookForMarker(check, session) : readById(leadId, check, session)
}

async function readById(
  id: string,
  { lead }: Check,
  session: DynamicsSession,
): Promise<StepResult> {
  const read = await session.api.readLead(id)
  if (read.ok) return { summary: 'The lead was found in the Lead table.', evidence: [] }
  if (!isAbsent(read.exchange)) return notReadable(read.exchange, session)
  return {
    summary: 'The lead is not in the Lead table any more.',
    evidence: [notFound(lead.marker, session, 'warn')],
  }
}

/** After an uncertain write an absent lead says no more than the write did. */
async function lookForMarker({ lead }: Check, session: DynamicsSession): Promise<StepResult> {
  const found = await session.api.findLeads(lead.marker)
  if (!found.ok) return notReadable(found.exchange, session)
  const id = found.value.value[0]?.leadid
  if (id === undefined) {
    const evidence = notFound(lead.marker, session, 'inconclusive')
    return { summary: 'No lead carries the marker so far.', evidence: [evidence] }
  }
  session.leadId = id
  session.receipt = 'created'
  return { summary: 'The lead was found by its marker.', evidence: [] }
}

function notFound(
  marker: string,
  { instance }: DynamicsSession,
  outcome: 'warn' | 'inconclusive',
): Evidence {
  return {
    step: 'read-back',
    outcome,
    codes: ['lp:lead-not-found'],
    host: instance.host,
    text: marker,
    captures: { marker },
  }
}

/** When the write could not tell either, there is nothing to add to what it said. */
function notReadable(exchange: Exchange, { instance, receipt }: DynamicsSession): StepResult {
  const summary = 'The lead could not be read back.'
  if (receipt !== 'created') return { summary, evidence: [], skipped: true }
  const evidence = evidenceOfRefusal('read-back', exchange)
  if (evidence.outcome !== 'fail') return { summary, evidence: [{ ...evidence, outcome: 'warn' }] }
  const problem = 'The account may not read the lead that it created.'
  return {
    summary,
    evidence: [
      {
        step: 'read-back',
        outcome: 'warn',
        codes: ['lp:read-refused'],
        host: instance.host,
        text: problem,
        captures: { problem },
      },
    ],
  }
}
