// What of a connection string must never come out, however broken it is.
import { expect, it } from 'vitest'
import { azureBlob } from '../../../src/destinations/azure-blob/index.ts'
import { azureTableConfig } from '../../../src/destinations/azure-table/config.ts'
import { createRedactor } from '../../../src/net/redaction/redactor.ts'

const KEY =
  'q7Xv+m2Kd/9LwTzR4cYb1JhGf8sNpAoE6uViQ3xW5yZ0tBkMrCnDlHjSgFaPeOwUiYqXvLmKdRzTcYbJhGfNA=='
const FULL = `DefaultEndpointsProtocol=https;AccountName=contosoleads;AccountKey=${KEY};EndpointSuffix=core.windows.net`

const hide = (connectionString: string) =>
  createRedactor(azureTableConfig.secrets({ connectionString })).text

it.each([
  ['whole', FULL],
  ['in JSON', JSON.stringify({ connectionString: FULL })],
  [
    'in JSON with escaped slashes',
    JSON.stringify({ connectionString: FULL }).replaceAll('/', '\\/'),
  ],
  ['without ";" after the key', FULL.replace('==;', '==')],
  ['without ";" before the key', FULL.replace(';AccountKey', 'AccountKey')],
  ['with a misspelt name', FULL.replace('AccountKey', 'AcountKey')],
  ['without its name', KEY],
  ['URL-encoded', FULL.replace(KEY, encodeURIComponent(KEY))],
  ['broken by a line', FULL.replace(KEY, `${KEY.slice(0, 30)}\n${KEY.slice(30)}`)],
])('hides the key of a string that is %s', (_, text) => {
  const out = hide(text)(`${KEY} ${KEY.slice(10, 40)} ${btoa(KEY)} ${encodeURIComponent(KEY)}`)
  for (let at = 0; at + 12 <= KEY.length; at++) expect(out).not.toContain(KEY.slice(at, at + 12))
  expect(out).not.toContain(btoa(KEY).slice(8, 24))
})

it('hides the signature of a SAS, encoded or not', () => {
  const sig = 'k3J9/xPq+Z7mB1vLtW5yRs8NcDf0GhAeUoIi2KjMwQ4='
  const out = hide(
    `TableEndpoint=https://x.table.core.windows.net;SharedAccessSignature=sv=1&sig=${encodeURIComponent(sig)}`,
  )
  expect(out(`${sig} ${encodeURIComponent(sig)}`)).not.toMatch(/xPq|mB1v|RsAe/)
})

it('leaves host, account name and the names of the format readable', () => {
  const text =
    'contosoleads.table.core.windows.net DefaultEndpointsProtocol EndpointSuffix AccountName'
  expect(hide(FULL)(text)).toBe(text)
  expect(hide(FULL.replace('==;', '=='))(text)).toBe(text)
})

it('knows the secrets of a retired blob config too', () => {
  const secrets = azureBlob.config.secrets({ type: 'azure-blob', connectionString: FULL })
  expect(createRedactor(secrets).text(KEY)).not.toContain(KEY.slice(0, 12))
})
