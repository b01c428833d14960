// The SDK client of one account's table, with every request going through our transport, once.
// Loaded when a table is checked: nobody else pays for the SDK.
import { AzureNamedKeyCredential, AzureSASCredential, TableClient } from '@azure/data-tables'
import { LEADS_TABLE } from '../../lead/table-entity.ts'
import type { Exchange } from '../../model/exchange.ts'
import type { Transport } from '../../model/transport.ts'
import { azureHttpClient, exchangeBehind } from '../../net/azure-http-client.ts'
import type { TableAccount } from './connection-string/read-connection-string.ts'

/** An SDK call that worked, or the exchange in which it did not. */
type Attempt<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly exchange: Exchange }

/** Runs one SDK call. The exchange tells more than the SDK's error, so that is what is kept. */
export type CallTable = <T>(call: (client: TableClient) => Promise<T>) => Promise<Attempt<T>>

export function openTable(account: TableAccount, net: Transport): CallTable {
  const client = createClient(account, net)
  return async (call) => {
    try {
      return { ok: true, value: await call(client) }
    } catch (error) {
      const exchange = exchangeBehind(error)
      if (exchange === undefined) throw error // nothing was sent, so this is a bug
      return { ok: false, exchange }
    }
  }
}

function createClient({ url, credential }: TableAccount, net: Transport): TableClient {
  const options = { httpClient: azureHttpClient(net), retryOptions: { maxRetries: 0 } }
  if (credential.type === 'sas') {
    return new TableClient(url, LEADS_TABLE, new AzureSASCredential(credential.token), options)
  }
  const key = new AzureNamedKeyCredential(credential.name, credential.key)
  return new TableClient(url, LEADS_TABLE, key, options)
}
