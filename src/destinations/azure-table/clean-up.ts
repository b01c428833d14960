// The clean-up step of a table: delete the lead, then make sure by asking for it.
// A table that the check created stays: deleting it would refuse real leads for a minute.
import { LEADS_TABLE } from '../../lead/table-entity.ts'
import type { Step, StepResult } from '../../model/destination-kind.ts'
import type { Exchange } from '../../model/exchange.ts'
import type { AzureTableConfig } from './config.ts'
import { isAbsent, readLead } from './read-back.ts'
import { codesOf } from './read-refusal.ts'
import type { TableSession } from './session.ts'

export const cleanUp: Step<AzureTableConfig, TableSession> = async ({ lead }, session) => {
  const { attempt, entity } = session
  const { marker } = lead
  const deletion = await attempt((client) =>
    client.deleteEntity(entity.partitionKey, entity.rowKey),
  )
  if (!deletion.ok && !isAbsent(deletion.exchange)) {
    return leftBehind(session, marker, reasonOf(deletion.exchange))
  }
  const read = await readLead(session)
  if (!read.ok && isAbsent(read.exchange)) {
    const found = deletion.ok ? 'was removed' : 'is not there'
    return { summary: `The lead ${found}: reading it answers 404.`, evidence: [], removed: true }
  }
  const reason = read.ok ? 'it is still there' : reasonOf(read.exchange)
  return leftBehind({ ...session, receipt: read.ok ? 'created' : 'maybe-created' }, marker, reason)
}

function leftBehind(
  { receipt, host }: Pick<TableSession, 'receipt' | 'host'>,
  marker: string,
  reason: string,
): StepResult {
  const isThere = receipt === 'created'
  return {
    summary: `The lead ${isThere ? 'stays' : 'may stay'} in ${LEADS_TABLE}: ${reason}.`,
    evidence: [
      {
        step: 'clean-up',
        outcome: 'warn',
        codes: [isThere ? 'lp:lead-left-behind' : 'lp:lead-maybe-left-behind'],
        host,
        text: marker,
        captures: { marker, reason },
      },
    ],
    removed: false,
  }
}

function reasonOf(exchange: Exchange): string {
  if (exchange.outcome === 'failed') return exchange.failure.code
  return [exchange.response.status, ...codesOf(exchange).slice(0, 1)].join(' ')
}
