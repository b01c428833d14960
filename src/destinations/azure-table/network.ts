// The network step of a table: connect, and tell a wrong account name from an account without tables.
import type { Step } from '../../model/destination-kind.ts'
import type { Connection } from '../../model/exchange.ts'
import { type EvidenceExtra, evidenceOfConnection } from '../../net/evidence.ts'
import type { AzureTableConfig } from './config.ts'
import type { TableSession } from './session.ts'

export const network: Step<AzureTableConfig, TableSession> = async ({ net }, session) => {
  const { url, blobUrl } = session.account
  const connection = await net.connect(url)
  const extra: EvidenceExtra =
    isUnknownHost(connection) && blobUrl !== undefined && (await exists(net.connect(blobUrl)))
      ? { codes: ['lp:no-table-endpoint'] }
      : {}
  return {
    summary: summaryOf(connection),
    evidence: [
      evidenceOfConnection('network', connection, { field: '/connectionString', ...extra }),
    ],
    ...(connection.outcome === 'unobservable' ? { skipped: true } : {}),
  }
}

/**
 * Premium and blob-only accounts have a blob endpoint and none for tables. A runtime that knows the
 * one name not to exist, and cannot observe more of the other, knows that the other does.
 */
async function exists(connecting: Promise<Connection>): Promise<boolean> {
  return (await connecting).outcome !== 'failed'
}

function isUnknownHost(connection: Connection): boolean {
  if (connection.outcome !== 'failed') return false
  return connection.failure.code === 'ENOTFOUND' || connection.failure.code === 'ENODATA'
}

function summaryOf(connection: Connection): string {
  const { host } = connection
  if (connection.outcome === 'unobservable') return connection.reason
  return connection.outcome === 'connected'
    ? `Connected to the table endpoint ${host}.`
    : `Could not connect to the table endpoint ${host}.`
}
