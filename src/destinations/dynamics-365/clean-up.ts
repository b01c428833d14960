// The clean-up step: delete the lead by its id, or say that it stays and how to find it.
import type { Step, StepResult } from '../../model/destination-kind.ts'
import type { Exchange } from '../../model/exchange.ts'
import { isAbsent, isSuccess } from './api.ts'
import type { Dynamics365Config } from './config.ts'
import { refusalInShort } from './read-refusal.ts'
import type { Check, DynamicsSession } from './session.ts'

export const cleanUp: Step<Dynamics365Config, DynamicsSession> = async (check, session) => {
  const id = session.leadId ?? (await idByMarker(check, session))
  if (id === undefined) return mayStay(check, session, 'no lead carries the marker so far')
  const deletion = await session.api.deleteLead(id)
  if (!isSuccess(deletion) && !isAbsent(deletion)) {
    return stays(check, session, reasonOf(deletion))
  }
  const read = await session.api.readLead(id)
  if (read.ok) return stays(check, session, 'it is still there')
  const found = isAbsent(deletion) ? 'is not there any more' : 'was removed'
  return { summary: `The lead ${found}.`, evidence: [], removed: true }
}

async function idByMarker({ lead }: Check, { api }: DynamicsSession): Promise<string | undefined> {
  const found = await api.findLeads(lead.marker)
  return found.ok ? found.value.value[0]?.leadid : undefined
}

function stays(check: Check, session: DynamicsSession, reason: string): StepResult {
  return leftBehind('lp:lead-left-behind', `The lead stays: ${reason}.`, { check, session, reason })
}

/** A slow plug-in may still finish a request that nobody waits for any longer. */
function mayStay(check: Check, session: DynamicsSession, reason: string): StepResult {
  const summary = `The lead may still arrive or stay: ${reason}.`
  return leftBehind('lp:lead-maybe-left-behind', summary, { check, session, reason })
}

function leftBehind(
  code: 'lp:lead-left-behind' | 'lp:lead-maybe-left-behind',
  summary: string,
  { check, session, reason }: { check: Check; session: DynamicsSession; reason: string },
): StepResult {
  const { marker } = check.lead
  return {
    summary,
    evidence: [
      {
        step: 'clean-up',
        outcome: 'warn',
        codes: [code],
        host: session.instance.host,
        text: marker,
        captures: { marker, reason },
      },
    ],
    removed: false,
  }
}

function reasonOf(exchange: Exchange): string {
  const isForbidden = exchange.outcome === 'answered' && exchange.response.status === 403
  const answer = refusalInShort(exchange)
  return isForbidden ? `the account may not delete leads (${answer})` : answer
}
