// The read-back step of a table: the lead has to be there under its keys.
import { LEADS_TABLE } from '../../lead/table-entity.ts'
import type { CheckContext, Step, StepResult } from '../../model/destination-kind.ts'
import type { Exchange } from '../../model/exchange.ts'
import type { AzureTableConfig } from './config.ts'
import { evidenceOfRefusal } from './read-refusal.ts'
import type { TableSession } from './session.ts'

type Check = CheckContext<AzureTableConfig>

export const readBack: Step<AzureTableConfig, TableSession> = async (check, session) => {
  const read = await readLead(session)
  if (read.ok) {
    session.receipt = 'created'
    return { summary: `The lead was found in ${LEADS_TABLE}.`, evidence: [] }
  }
  return isAbsent(read.exchange)
    ? notFound(check, session, read.exchange)
    : notReadable(check, session, read.exchange)
}

export function readLead({ attempt, entity }: TableSession) {
  return attempt((client) => client.getEntity(entity.partitionKey, entity.rowKey))
}

/** True when the service says that the row is not there. */
export function isAbsent(exchange: Exchange): boolean {
  return exchange.outcome === 'answered' && exchange.response.status === 404
}

/** After an uncertain write an absent lead says no more than the write did. */
function notFound({ clock, lead }: Check, session: TableSession, exchange: Exchange): StepResult {
  const wasCertain = session.receipt === 'created'
  const { requestId = '' } = evidenceOfRefusal('read-back', exchange, clock.now()).captures ?? {}
  return {
    summary: `The lead is not in ${LEADS_TABLE}.`,
    evidence: [
      {
        step: 'read-back',
        outcome: wasCertain ? 'fail' : 'inconclusive',
        codes: ['lp:lead-not-found'],
        status: 404,
        host: session.host,
        text: lead.marker,
        captures: { marker: lead.marker, ...(requestId === '' ? {} : { requestId }) },
      },
    ],
  }
}

/**
 * The marketplace only adds rows: a refusal to read is no failure of the destination. When the write
 * could not tell either, there is nothing to add to what it said.
 */
function notReadable({ clock }: Check, session: TableSession, exchange: Exchange): StepResult {
  const summary = 'The lead could not be read back.'
  if (session.receipt !== 'created') return { summary, evidence: [], skipped: true }
  const evidence = evidenceOfRefusal('read-back', exchange, clock.now())
  const outcome = evidence.outcome === 'fail' ? 'warn' : evidence.outcome
  return { summary, evidence: [{ ...evidence, outcome }] }
}
