// What the steps of one table check share: the SDK client, and what its last request did.
import type { TableClient } from '@azure/data-tables'
import { tableEntity } from '../../lead/table-entity.ts'
import type { CheckContext } from '../../model/destination-kind.ts'
import type { Exchange } from '../../model/exchange.ts'
import type { Transport } from '../../model/transport.ts'
import type { Receipt } from '../../model/vocabulary.ts'
import { openTable } from './api.ts'
import type { AzureTableConfig } from './config.ts'
import {
  readConnectionString,
  type TableAccount,
} from './connection-string/read-connection-string.ts'

/** An SDK call that worked, or the exchange in which it did not. */
export type Attempt<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly exchange: Exchange }

export interface TableSession {
  readonly account: TableAccount
  readonly host: string
  readonly entity: ReturnType<typeof tableEntity>
  receipt: Receipt
  /** Runs one SDK call. The exchange tells more than the SDK's error, so that is what is kept. */
  attempt<T>(call: (client: TableClient) => Promise<T>): Promise<Attempt<T>>
}

export async function openSession(check: CheckContext<AzureTableConfig>): Promise<TableSession> {
  const { account } = readConnectionString(check.config.connectionString, check.clock.now())
  if (account === undefined) throw new Error('A connection string with problems passed the lint.')
  const watched = watchLast(check.net)
  const client = await openTable(account, watched.net)
  return {
    account,
    host: new URL(account.url).hostname,
    entity: tableEntity(check.lead),
    receipt: 'nothing',
    async attempt(call) {
      watched.forget()
      try {
        return { ok: true, value: await call(client) }
      } catch (error) {
        const exchange = watched.last()
        if (exchange === undefined) throw error // nothing was sent, so this is a bug
        return { ok: false, exchange }
      }
    },
  }
}

function watchLast(net: Transport) {
  let seen: Exchange | undefined
  const watched: Transport = {
    connect: (url) => net.connect(url),
    async send(request) {
      seen = await net.send(request)
      return seen
    },
    close: () => net.close(),
  }
  const forget = () => {
    seen = undefined
  }
  return { net: watched, last: () => seen, forget }
}
