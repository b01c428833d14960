// The SDK client of one account's table, with every request going through our transport, once.
import type { TableClient } from '@azure/data-tables'
import { LEADS_TABLE } from '../../lead/table-entity.ts'
import type { Transport } from '../../model/transport.ts'
import { azureHttpClient } from '../../net/azure-http-client.ts'
import type { TableAccount } from './connection-string/read-connection-string.ts'

/** The SDK is loaded here, so that nobody pays for it who checks no table. */
export async function openTable(account: TableAccount, net: Transport): Promise<TableClient> {
  const { AzureNamedKeyCredential, AzureSASCredential, TableClient } = await import(
    '@azure/data-tables'
  )
  const { credential, url } = account
  const options = { httpClient: azureHttpClient(net), retryOptions: { maxRetries: 0 } }
  if (credential.type === 'sas') {
    return new TableClient(url, LEADS_TABLE, new AzureSASCredential(credential.token), options)
  }
  const key = new AzureNamedKeyCredential(credential.name, credential.key)
  return new TableClient(url, LEADS_TABLE, key, options)
}
