// What the steps of one table check share.
import { tableEntity } from '../../lead/table-entity.ts'
import type { CheckContext } from '../../model/destination-kind.ts'
import type { Receipt } from '../../model/vocabulary.ts'
import type { CallTable } from './api.ts'
import type { AzureTableConfig } from './config.ts'
import {
  readConnectionString,
  type TableAccount,
} from './connection-string/read-connection-string.ts'

export interface TableSession {
  readonly account: TableAccount
  readonly host: string
  readonly entity: ReturnType<typeof tableEntity>
  readonly attempt: CallTable
  /** What the write left, as far as is known by now. */
  receipt: Receipt
}

export async function openSession(check: CheckContext<AzureTableConfig>): Promise<TableSession> {
  const { account } = readConnectionString(check.config.connectionString, check.clock.now())
  if (account === undefined) throw new Error('A connection string with problems passed the lint.')
  const { openTable } = await import('./api.ts')
  return {
    account,
    host: new URL(account.url).hostname,
    entity: tableEntity(check.lead),
    attempt: openTable(account, check.net),
    receipt: 'nothing',
  }
}
