// The clean-up step: delete the lead by its id, or say that it stays and how to find it.
import type { Step, StepResult } from '../../model/destination-kind.ts'
import type { Exchange } from '../../model/exchange.ts'
import { isAbsent, isSuccess } from './api.ts'
import type { Dynamics365Config } from './config.ts'
import { refusalInShort } from './read-refusal.ts'
import type { Check, DynamicsSession } from './session.ts'

export const cleanUp: Step<Dynamics365Config, DynamicsSession> = async (check, session) => {
  const { leadId } = session
  return leadId === undefined ? removeByMarker(check, session) : remove(leadId, check, session)
}

async function removeByMarker(check: Check, session: DynamicsSession): Promise<StepResult> {
  const found = await session.api.findLeads(check.lead.marker)
  if (!found.ok) return mayStay(check, session, reasonOf(found.exchange))
  const id = found.value.value[0]?.leadid
  return id === undefined
    ? mayStay(check, session, 'no lead carries the marker so far')
    : remove(id, check, session)
}

/** A deletion without an answer may have been done all the same, so the lead is asked for. */
async function remove(id: string, check: Check, session: DynamicsSession): Promise<StepResult> {
  const deletion = await session.api.deleteLead(id)
  if (isRefusal(deletion)) return stays(check, session, reasonOf(deletion))
  const read = await session.api.readLead(id)
  if (read.ok) return stays(check, session, 'it is still there')
  if (!isSuccess(deletion) && !isAbsent(read.exchange)) {
    return mayStay(check, session, reasonOf(deletion))
  }
  const found = isAbsent(deletion) ? 'is not there any more' : 'was removed'
  return { summary: `The lead ${found}.`, evidence: [], removed: true }
}

function isRefusal(exchange: Exchange): boolean {
  if (exchange.outcome === 'failed' || isAbsent(exchange)) return false
  return exchange.response.status >= 400 && exchange.response.status < 500
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
  if (!isForbidden) return answer
  const right = exchange.request.method === 'DELETE' ? 'delete' : 'read'
  return `the account may not ${right} leads (${answer})`
}
