// Connection strings as people paste them.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { azureTableConfig } from '../../../src/destinations/azure-table/config.ts'
import { readConnectionString } from '../../../src/destinations/azure-table/connection-string/read-connection-string.ts'

const NOW = Date.parse('2026-11-20T12:00:00Z')
const KEY = `${'Ab3+/'.repeat(17)}w==`
const NAME = 'contosoleads'
const FULL = `DefaultEndpointsProtocol=https;AccountName=${NAME};AccountKey=${KEY};EndpointSuffix=core.windows.net`
const HOST = 'https://contosoleads.table.core.windows.net'
const SIG = encodeURIComponent(`${'Ab3+/'.repeat(8)}xyz=`)
const SAS = `sv=2022-11-02&ss=t&srt=sco&sp=rwdlacu&se=2027-01-01T00:00:00Z&spr=https&sig=${SIG}`
const WITH_SAS = `TableEndpoint=${HOST}/;SharedAccessSignature=${SAS}`

const read = (text: string) => readConnectionString(text, NOW)
const said = (text: string) => read(text).problems.map(({ code, outcome }) => `${outcome} ${code}`)
const sentence = (text: string) => read(text).problems[0]?.problem ?? ''

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

describe('what is wrong, and where', () => {
  const without = (key: string) =>
    FULL.split(';')
      .filter((part) => !part.startsWith(key))
      .join(';')
  const withKey = (key: string) => FULL.replace(KEY, key)
  const withName = (name: string) => FULL.replace(`=${NAME}`, `=${name}`)
  const startOfKey = FULL.indexOf(KEY) + 1
  it.each([
    ['no AccountName', without('AccountName'), 'AccountName is missing.', undefined],
    ['no AccountKey', without('AccountKey'), 'AccountKey is missing.', undefined],
    ['an empty key', withKey(''), 'AccountKey is empty.', startOfKey],
    ['a placeholder', withKey('<your key>'), 'AccountKey is a placeholder, not a key.', startOfKey],
    ['three dots', withKey('...'), 'AccountKey is a placeholder, not a key.', startOfKey],
    [
      'a cut key',
      withKey(KEY.slice(0, 60)),
      'AccountKey has 60 characters instead of 88: it was not copied to its end.',
      startOfKey + 59,
    ],
    [
      'a key too long',
      withKey(`AAAA${KEY}`),
      'AccountKey has 92 characters instead of 88: it has too many characters.',
      startOfKey + 91,
    ],
    [
      'a key without its end',
      withKey(KEY.slice(0, -1)),
      'AccountKey does not end in exactly two "=".',
      startOfKey + 86,
    ],
    [
      'an odd character',
      withKey(KEY.replace('b', '!')),
      'Character 2 of AccountKey cannot occur in base64.',
      startOfKey + 1,
    ],
    [
      'a space in the key',
      withKey(KEY.replace('b', ' ')),
      'AccountKey has white space in it.',
      startOfKey + 1,
    ],
    [
      'a URL-encoded key',
      withKey(encodeURIComponent(KEY)),
      'AccountKey is URL-encoded; copy it as the portal shows it.',
      startOfKey + 3,
    ],
    [
      'capitals in the name',
      withName('ContosoLeads'),
      'AccountName has capital letters; account names are lower case.',
      FULL.indexOf(NAME) + 1,
    ],
    [
      'a short name',
      withName('ab'),
      'AccountName has 2 characters; account names have 3 to 24.',
      FULL.indexOf(NAME) + 1,
    ],
    [
      'a host as name',
      withName('contosoleads.table.core.windows.net'),
      'AccountName is an address; only the name before the first dot belongs there.',
      FULL.indexOf(NAME) + 1,
    ],
    [
      'a dash in the name',
      withName('contoso-leads'),
      'AccountName has characters other than letters and digits.',
      FULL.indexOf(NAME) + 1,
    ],
    [
      'a misspelt key',
      FULL.replace('AccountKey', 'AcountKey'),
      'AccountKey is misspelt.',
      FULL.indexOf('AccountKey') + 1,
    ],
    [
      'a key twice',
      `${FULL};AccountName=${NAME}`,
      'AccountName occurs twice.',
      FULL.length + ';AccountName='.length + 1,
    ],
    [
      'a lost ";"',
      FULL.replace(';AccountKey', 'AccountKey'),
      'A ";" is missing in front of AccountKey.',
      FULL.indexOf('AccountKey'),
    ],
    [
      'a comma for ";"',
      FULL.replace(';EndpointSuffix', ',EndpointSuffix'),
      'A ";" is missing in front of EndpointSuffix.',
      FULL.indexOf('EndpointSuffix') + 1,
    ],
    ['a ";" in the key', withKey(`${KEY.slice(0, 40)};${KEY.slice(40)}`), '', undefined],
    [
      'a suffix that starts too early',
      FULL.replace('=core.', '=table.core.'),
      'EndpointSuffix starts too early; it is the part after "table.".',
      FULL.indexOf('core.windows') + 1,
    ],
    [
      'a protocol that is none',
      FULL.replace('=https', '=ftp'),
      'DefaultEndpointsProtocol is not https.',
      FULL.indexOf('https') + 1,
    ],
  ])('%s', (_, text, problem, at) => {
    const found = read(text).problems.filter(({ outcome }) => outcome === 'fail')
    expect(found.map(({ code }) => code)).toContain('lp:connection-string-malformed')
    if (problem === '') return
    expect(found.map((one) => one.problem)).toContain(problem)
    expect(found.find((one) => one.problem === problem)?.at).toBe(at)
  })

  it('counts positions in the text as it was typed', () => {
    const [problem] = read(`  ${FULL.replace(KEY, KEY.replace('b', '!'))}`).problems
    expect(problem).toMatchObject({ key: 'AccountKey', at: 2 + startOfKey + 1 })
  })

  it.each([
    ['http', FULL.replace('=https', '=http'), 'lp:not-https'],
    ['an http endpoint', WITH_SAS.replace('https://', 'http://'), 'lp:not-https'],
    ['the emulator', 'UseDevelopmentStorage=true', 'lp:development-storage'],
    [
      'the emulator by address',
      `${FULL};TableEndpoint=http://127.0.0.1:10002/devstoreaccount1`,
      'lp:development-storage',
    ],
    [
      'a signature for blobs',
      `BlobEndpoint=https://${NAME}.blob.core.windows.net/;SharedAccessSignature=${SAS}`,
      'lp:no-table-endpoint',
    ],
    [
      'a blob address as table endpoint',
      WITH_SAS.replace('.table.', '.blob.'),
      'lp:no-table-endpoint',
    ],
    ['an expired signature', WITH_SAS.replace('2027', '2025'), 'lp:sas-expired'],
    ['a signature not valid yet', `${WITH_SAS}&st=2026-12-01T00:00:00Z`, 'lp:sas-expired'],
    ['a signature without tables', WITH_SAS.replace('ss=t', 'ss=bfq'), 'lp:sas-permission'],
    ['a signature without rows', WITH_SAS.replace('srt=sco', 'srt=sc'), 'lp:sas-permission'],
    ['a signature without add', WITH_SAS.replace('rwdlacu', 'rwdlcu'), 'lp:sas-permission'],
    [
      'a signature for another table',
      WITH_SAS.replace('ss=t&srt=sco', 'tn=Orders'),
      'lp:sas-permission',
    ],
    ['a signature for a container', WITH_SAS.replace('ss=t&srt=sco', 'sr=c'), 'lp:sas-permission'],
    ['a signature cut short', WITH_SAS.slice(0, -8), 'lp:connection-string-malformed'],
    ['a signature without sig', WITH_SAS.replace(/&sig=.*/, ''), 'lp:connection-string-malformed'],
  ])('has a code of its own for %s', (_, text, code) => {
    expect(said(text)).toEqual([`fail ${code}`])
  })

  it.each([
    ['reading', 'rwdlacu', 'wdlacu'],
    ['removing', 'rwdlacu', 'rwlacu'],
    ['creating the table', 'srt=sco', 'srt=so'],
    ['creating the table by permission', 'rwdlacu', 'rdlau'],
  ])('only warns when %s is not allowed', (_, from, to) => {
    expect(said(WITH_SAS.replace(from, to))).toEqual(['warn lp:sas-permission'])
  })
})

describe('something else altogether', () => {
  it.each([
    ['https://portal.azure.com/#@contoso/resource/x', /portal page/],
    [
      `https://${NAME}.blob.core.windows.net/leads?sv=2022&sr=c&sp=r&sig=abc`,
      /SAS URL of a blob container/,
    ],
    [`https://${NAME}.table.core.windows.net/?sv=2022&ss=t&sig=abc`, /SAS URL/],
    [`https://${NAME}.table.core.windows.net/`, /an address/],
    [KEY, /only an account key/],
    [SAS, /only a SAS token/],
    [`?${SAS}`, /only a SAS token/],
    [NAME, /name of a storage account/],
    ['/subscriptions/1/resourceGroups/x', /resource ID/],
    [
      'Endpoint=sb://x.servicebus.windows.net/;SharedAccessKeyName=a;SharedAccessKey=b',
      /Service Bus/,
    ],
    ['AccountEndpoint=https://x.documents.azure.com:443/;AccountKey=abc==;', /Cosmos/],
    ['Server=tcp:x.database.windows.net;Database=leads;', /database/],
    ['InstrumentationKey=1;IngestionEndpoint=https://x/', /Application Insights/],
    [`AzureWebJobsStorage=${FULL}`, /name in front/],
    ['no pairs here at all', /no "Name=value" pairs/],
    ['{"connectionStrin', /starts with "\{"/],
    ['', /empty/],
    [FULL.replaceAll(';', '\uff1b'), /full-width/],
  ])('%s', (text, expected) => {
    expect(sentence(text)).toMatch(expected)
    expect(read(text).account).toBeUndefined()
  })
})

describe('the lint', () => {
  const lint = (connectionString: string, cloud: 'global' | 'china') =>
    azureTableConfig
      .lint({ type: 'azure-table', connectionString }, { cloud, now: NOW })
      .map(({ outcome, codes }) => `${outcome} ${codes.join(' ')}`)

  it('warns of an account in another cloud', () => {
    expect(lint(FULL, 'china')).toEqual(['warn lp:cloud-mismatch'])
    expect(lint(FULL.replace('windows.net', 'chinacloudapi.cn'), 'global')).toEqual([
      'warn lp:cloud-mismatch',
    ])
    expect(lint(FULL.replace('windows.net', 'chinacloudapi.cn'), 'china')).toEqual([])
  })

  it('fails the closed cloud', () => {
    expect(lint(FULL.replace('core.windows.net', 'core.cloudapi.de'), 'global')).toEqual([
      'fail lp:cloud-mismatch',
    ])
  })
})

describe('whatever is pasted', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      ...FULL.split(/(?<=[;=])/),
      KEY,
      SAS,
      ';',
      '=',
      '{',
      '"',
      '\n',
      'TableEndpoint=https://',
    ),
    fc.string(),
  )
  const pasted = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''))

  it('never throws, and gives an account or a reason', () => {
    fc.assert(
      fc.property(pasted, (text) => {
        const { account, problems } = read(text)
        expect(account !== undefined || problems.some(({ outcome }) => outcome === 'fail')).toBe(
          true,
        )
        azureTableConfig.secrets({ connectionString: text })
      }),
      { numRuns: 2000 },
    )
  })

  it('never repeats a piece of the key', () => {
    fc.assert(
      fc.property(
        pasted,
        fc.nat({ max: FULL.length }),
        fc.string({ maxLength: 3 }),
        (_, at, junk) => {
          const broken = FULL.slice(0, at) + junk + FULL.slice(at)
          const words = read(broken)
            .problems.map(({ problem }) => problem)
            .join('\n')
          expect(words).not.toContain('Ab3+/')
        },
      ),
    )
  })
})
