// Connection strings that work, in all their legal spellings.
import { describe, expect, it } from 'vitest'
import { FULL, HOST, KEY, NAME, read, SAS, SIG, said, WITH_SAS } from './connection-strings.ts'

describe('a legal connection string', () => {
  it.each([
    ['as the portal shows it', FULL, HOST],
    ['without EndpointSuffix', FULL.replace(/;EndpointSuffix=.*/, ''), HOST],
    ['with ";" at the end', `${FULL};`, HOST],
    ['in another order', FULL.split(';').reverse().join(';'), HOST],
    [
      'with other letter case',
      FULL.replace('AccountName', 'ACCOUNTNAME').replace('AccountKey', 'accountkey'),
      HOST,
    ],
    ['wrapped in JSON', JSON.stringify({ connectionString: FULL }), HOST],
    ['with white space and line breaks around', `\n  ${FULL.replaceAll(';', ';\r\n ')}\n`, HOST],
    [
      'of China',
      FULL.replace('windows.net', 'chinacloudapi.cn'),
      HOST.replace('windows.net', 'chinacloudapi.cn'),
    ],
    [
      'of the US Government',
      FULL.replace('windows.net', 'usgovcloudapi.net'),
      HOST.replace('windows.net', 'usgovcloudapi.net'),
    ],
    [
      'with its own table endpoint',
      `${FULL};TableEndpoint=https://leads.contoso.com/${NAME}/`,
      `https://leads.contoso.com/${NAME}`,
    ],
    ['with a signature', WITH_SAS, HOST],
    ['with a signature and "?"', WITH_SAS.replace('=sv', '=?sv'), HOST],
    [
      'with a signature and a name',
      `AccountName=${NAME};DefaultEndpointsProtocol=https;SharedAccessSignature=${SAS}`,
      HOST,
    ],
    [
      'with a signature and all endpoints',
      `BlobEndpoint=https://${NAME}.blob.core.windows.net/;${WITH_SAS}`,
      HOST,
    ],
  ])('%s', (_, text, url) => {
    expect(read(text)).toMatchObject({ account: { url }, problems: [] })
  })

  it('keeps the key as it is', () => {
    expect(read(FULL).account?.credential).toEqual({ type: 'key', name: NAME, key: KEY })
  })

  it('encodes "+" in a signature, which the SDK would read as a space', () => {
    const raw = WITH_SAS.replace(SIG, decodeURIComponent(SIG))
    const credential = read(raw).account?.credential
    const token = credential?.type === 'sas' ? credential.token : ''
    expect(new URLSearchParams(token).get('sig')).toBe(decodeURIComponent(SIG))
  })
})

describe('a connection string that others may refuse', () => {
  it.each([
    ['without a protocol', FULL.replace('DefaultEndpointsProtocol=https;', '')],
    ['in quotation marks', `"${FULL}"`],
    ['with an unknown pair', `${FULL};Colour=blue`],
    ['with an unknown suffix', FULL.replace('windows.net', 'window.net')],
  ])('%s is a warning', (_, text) => {
    expect(said(text)).toEqual(['warn lp:connection-string-malformed'])
    expect(read(text).account).toBeDefined()
  })
})
