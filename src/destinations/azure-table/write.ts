// The write step of a table: add the lead, and create the table first when it is not there yet.
import { LEADS_TABLE } from '../../lead/table-entity.ts'
import type { CheckContext, Step, StepResult } from '../../model/destination-kind.ts'
import type { Exchange } from '../../model/exchange.ts'
import type { Receipt } from '../../model/vocabulary.ts'
import type { AzureTableConfig } from './config.ts'
import { codesOf, evidenceOfRefusal } from './read-refusal.ts'
import type { TableSession } from './session.ts'

type Check = CheckContext<AzureTableConfig>

export const write: Step<AzureTableConfig, TableSession> = async (check, session) => {
  const result = await writeLead(check, session)
  session.receipt = result.receipt ?? 'nothing'
  return result
}

async function writeLead(check: Check, session: TableSession): Promise<StepResult> {
  const first = await insert(session)
  if (first.ok) return written(`The lead was added to the table ${LEADS_TABLE}.`)
  if (!codesOf(first.exchange).includes('TableNotFound')) return refused(check, first.exchange)
  const creation = await session.attempt((client) => client.createTable())
  if (!creation.ok) return notCreated(check, creation.exchange)
  const second = await insert(session)
  if (!second.ok) return refused(check, second.exchange)
  return written(`The table ${LEADS_TABLE} was missing; it was created, and the lead added to it.`)
}

function insert(session: TableSession) {
  return session.attempt((client) => client.createEntity(session.entity))
}

function written(summary: string): StepResult {
  return { summary, evidence: [], receipt: 'created' }
}

function refused({ clock }: Check, exchange: Exchange): StepResult {
  return {
    summary:
      exchange.outcome === 'failed'
        ? 'The lead was sent, and no answer came.'
        : `The table service answered ${answerOf(exchange)}.`,
    evidence: [evidenceOfRefusal('write', exchange, clock.now())],
    receipt: receiptOf(exchange),
  }
}

/** The marketplace would meet the same: it has no other rights than the connection string gives. */
function notCreated({ clock }: Check, exchange: Exchange): StepResult {
  const summary =
    exchange.outcome === 'failed'
      ? `The table ${LEADS_TABLE} is missing, and creating it got no answer.`
      : `The table ${LEADS_TABLE} is missing and could not be created: ${answerOf(exchange)}.`
  const evidence = evidenceOfRefusal('write', exchange, clock.now())
  return {
    summary,
    evidence: [{ ...evidence, codes: ['TableNotFound', ...evidence.codes] }],
    receipt: 'nothing',
  }
}

function answerOf(exchange: Exchange & { outcome: 'answered' }): string {
  return [exchange.response.status, ...codesOf(exchange).slice(0, 1)].join(' ')
}

/** A row with our key that exists already may be ours, from a request that something repeated. */
function receiptOf(exchange: Exchange): Receipt {
  if (exchange.outcome === 'failed') return exchange.mayHaveArrived ? 'maybe-created' : 'nothing'
  const { status } = exchange.response
  const isRefusal = status >= 300 && status < 500 && status !== 408
  return isRefusal && !codesOf(exchange).includes('EntityAlreadyExists')
    ? 'nothing'
    : 'maybe-created'
}
