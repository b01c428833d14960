// Connection strings that are wrong as they stand: nothing is sent.
import { madeUpSasSignature } from '../made-up.ts'
import type { Scenario } from '../scenario.ts'
import { expectation, mendWith, tableScenario } from './define.ts'
import { byString, keyed } from './tables.ts'

const WHOLE = keyed('contosoleads')

export const tableConfigScenarios: readonly Scenario[] = [
  wrong(
    'key-missing',
    'The connection string has no key',
    WHOLE.replace(/AccountKey=[^;]*;/, ''),
    'connection-string-malformed',
  ),
  wrong(
    'key-truncated',
    'The account key is cut off',
    WHOLE.replace(/(AccountKey=.{40})[^;]*/, '$1'),
    'connection-string-malformed',
  ),
  wrong(
    'not-a-connection-string',
    'The key alone was pasted',
    WHOLE.replace(/^.*AccountKey=([^;]*).*$/, '$1'),
    'connection-string-malformed',
  ),
  wrong(
    'development-storage',
    'The emulator of a developer’s machine',
    'UseDevelopmentStorage=true',
    'development-storage',
  ),
  wrong(
    'no-table-endpoint',
    'A signature for blobs only',
    `BlobEndpoint=https://contosoleads.blob.core.windows.net/;SharedAccessSignature=${sas('b', 'rwdlac')}`,
    'no-table-service',
  ),
  wrong(
    'sas-expired-by-date',
    'The signature expired on 31 January 2026',
    tableSas('rwdlacu', '2026-01-31T00:00:00Z'),
    'sas-expired',
  ),
  wrong('sas-read-only', 'The signature allows reading only', tableSas('rl'), 'sas-permission'),
  tableScenario(
    'cloud-mismatch',
    'An account in Azure China for an offer in the global marketplace',
    keyed('contosochina'),
    expectation('config', 'warn', 'config/cloud-mismatch'),
    mendWith('Set the cloud to the one whose marketplace publishes the offer.', { cloud: 'china' }),
  ),
]

function wrong(name: string, title: string, connectionString: string, rule: string): Scenario {
  const expect = expectation('config', 'fail', `azure-table/${rule}`)
  const mend = byString(
    'Copy the connection string under Access keys of the storage account.',
    'contosoleads',
  )
  return tableScenario(name, title, connectionString, expect, mend)
}

function tableSas(permissions: string, expiry?: string): string {
  return `TableEndpoint=https://contosoleads.table.core.windows.net/;SharedAccessSignature=${sas('t', permissions, expiry)}`
}

function sas(services: string, permissions: string, expiry = '2036-01-31T00:00:00Z'): string {
  const what = `sv=2023-11-03&ss=${services}&srt=sco&sp=${permissions}`
  return `${what}&se=${expiry}&spr=https&sig=${madeUpSasSignature('sas')}`
}
