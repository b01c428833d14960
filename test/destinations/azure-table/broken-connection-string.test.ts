// Connection strings with a mistake in them, and where it is.
import { describe, expect, it } from 'vitest'
import { FULL, KEY, NAME, read, SAS, said, WITH_SAS } from './connection-strings.ts'

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
