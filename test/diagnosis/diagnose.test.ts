import { describe, expect, test } from 'vitest'
import { idsIn, makeRule, makeRulebook } from './make-rule.ts'

describe('how a phrase is found', () => {
  const rulebook = makeRulebook(
    makeRule('vendor/phrase', { text: { en: ['Invalid client secret is provided'] } }),
  )

  test.each([
    ['as it is', 'Invalid client secret is provided.'],
    ['in other case and over lines', 'INVALID client\r\n   secret is\tprovided'],
    ['in a quoted mail', '> Invalid client\n> secret is provided'],
    ['with escaped line ends', String.raw`{"m":"Invalid client\r\nsecret is provided"}`],
    ['in HTML', '<p>Invalid&nbsp;client<br/>secret is <b>provided</b></p>'],
    ['in emphasis', 'Invalid **client secret** is provided'],
    ['in full width', 'Ｉｎｖａｌｉｄ　ｃｌｉｅｎｔ　ｓｅｃｒｅｔ　ｉｓ　ｐｒｏｖｉｄｅｄ'],
    ['with invisible characters', 'Invalid cl\u200bient sec\u00adret is provided'],
    ['between pointed brackets', '<urlopen error [Invalid client secret is provided] (x.c:1)>'],
    ['coloured by a terminal', '\u001b[31mInvalid client\u001b[0m secret is provided'],
  ])('%s', (_, text) => {
    expect(idsIn(rulebook, text)).toEqual(['vendor/phrase'])
  })

  test('with the sentence it stands in, as the original text has it', () => {
    const text = 'Hi all.\nError — “Invalid\r\n  client &#115;ecret is  provided”! Any idea?'
    const { evidence } = rulebook.diagnose(text).findings[0] ?? {}
    expect(evidence?.quote).toBe('Error — “Invalid\r\n  client &#115;ecret is  provided”!')
    expect(text.slice(...(evidence?.span ?? [0, 0]))).toBe(evidence?.quote)
  })

  test('whether an accent is part of its letter or follows it', () => {
    const german = makeRulebook(makeRule('vendor/phrase', { text: { de: ['Schlüssel ungültig'] } }))
    expect(idsIn(german, 'Der Schlüssel ungültig'.normalize('NFD'))).toEqual(['vendor/phrase'])
  })
})

describe('how a code is found', () => {
  const rulebook = makeRulebook(
    makeRule('vendor/entra', { code: 'AADSTS50126' }),
    makeRule('vendor/dataverse', { code: '0x80042f09' }),
    makeRule('vendor/marketo', { code: '606' }),
    makeRule('vendor/node', { code: 'ERR_SSL_SSL/TLS_ALERT_HANDSHAKE_FAILURE' }),
  )

  test.each([
    ['AADSTS50126: nope', 'vendor/entra'],
    ['错误AADSTS50126无效', 'vendor/entra'],
    [String.raw`"error":"x\nAADSTS50126"`, 'vendor/entra'],
    ['"error_codes":[50126]', 'vendor/entra'],
    ['Sign-in error code: 50126', 'vendor/entra'],
    ['AADSTS 50126', 'vendor/entra'],
    ['error_description=x%3AAADSTS50126%3a', 'vendor/entra'],
    ['hr = 0x80042F09', 'vendor/dataverse'],
    ['ErrorCode 80042f09', 'vendor/dataverse'],
    ['"errorCode":-2147209463', 'vendor/dataverse'],
    ['MARKETO ERROR : 606 / slow down', 'vendor/marketo'],
    ["code: 'ERR_SSL_SSL/TLS_ALERT_HANDSHAKE_FAILURE'", 'vendor/node'],
  ])('%s', (text, rule) => {
    expect(idsIn(rulebook, text)).toEqual([rule])
  })

  test.each(['AADSTS501260', 'xAADSTS50126', 'invoice 50126', '606 sheep', '10x80042f09'])(
    'not in %s',
    (text) => {
      expect(idsIn(rulebook, text)).toEqual([])
    },
  )

  test('never one of our own', () => {
    expect(idsIn(rulebook, 'lp:unexplained')).toEqual([])
  })
})

describe('how a status is found', () => {
  const rulebook = makeRulebook(
    makeRule('http/403', { status: 403 }),
    makeRule('http/5xx', { status: '5xx' }),
  )

  test.each([
    'HTTP 403',
    'HTTP/1.1 403',
    'StatusCode=403 -- Original Error',
    'status code: 403',
    '"status":403',
    '403 Forbidden',
    'The remote server returned an error: (403).',
    'the hook responded with 403',
    'The requested URL returned error: 403',
    'Erreur 403',
    '状态码：403',
    'GET /leads → 403: no',
    '10.0.0.1 "POST /leads HTTP/1.1" 403 -',
  ])('%s', (text) => {
    expect(idsIn(rulebook, text)).toEqual(['http/403'])
  })

  test.each([
    'room 403',
    '(403)',
    'version 4.403',
    'HTTP 4030',
    'res.status(403)',
    'res.statusCode = 403',
    'page 403 of 500',
  ])('not in %s', (text) => {
    expect(idsIn(rulebook, text)).toEqual([])
  })

  test('by its class', () => {
    expect(idsIn(rulebook, 'HTTP 503')).toEqual(['http/5xx'])
  })
})

describe('what ranks first', () => {
  test('a code before a phrase, a phrase before a pattern', () => {
    const rulebook = makeRulebook(
      makeRule('vendor/pattern', { pattern: 'third\\s+(?P<thing>cause)' }),
      makeRule('vendor/phrase', { text: { en: ['second cause'] } }),
      makeRule('vendor/code', { code: 'FIRST_CAUSE' }),
    )
    expect(idsIn(rulebook, 'third cause, second cause, FIRST_CAUSE')).toEqual([
      'vendor/code',
      'vendor/phrase',
      'vendor/pattern',
    ])
  })

  test('a vendor before the way to it, which is only its consequence', () => {
    const rulebook = makeRulebook(
      makeRule('http/401', { status: 401 }),
      makeRule('network/reset', { code: 'ECONNRESET' }),
      makeRule('entra/secret', { text: { en: ['secret keys are expired'] } }),
    )
    expect(idsIn(rulebook, 'HTTP 401, ECONNRESET: the secret keys are expired')).toEqual([
      'entra/secret',
    ])
  })

  test('what supersedes another', () => {
    const rulebook = makeRulebook(
      makeRule('vendor/general', { code: 'invalid_grant' }),
      makeRule(
        'vendor/special',
        { text: { en: ['user is locked'] } },
        { supersedes: ['vendor/general'] },
      ),
    )
    expect(idsIn(rulebook, 'invalid_grant: user is locked')).toEqual(['vendor/special'])
  })

  test('the longer of two phrases in the same place', () => {
    const rulebook = makeRulebook(
      makeRule('vendor/short', { text: { en: ['not found'] } }),
      makeRule('vendor/long', { text: { en: ['tenant was not found'] } }),
    )
    expect(idsIn(rulebook, 'The tenant was not found')).toEqual(['vendor/long'])
  })

  test('all matchers together before any one of them', () => {
    const rulebook = makeRulebook(
      makeRule('vendor/name', { code: 'ENOTFOUND' }),
      makeRule('vendor/table', {
        all: [{ code: 'ENOTFOUND' }, { host: '*.table.core.windows.net' }],
      }),
    )
    expect(idsIn(rulebook, 'ENOTFOUND x.table.core.windows.net')[0]).toBe('vendor/table')
    expect(idsIn(rulebook, 'ENOTFOUND example.com')).toEqual(['vendor/name'])
  })
})

describe('what a finding says', () => {
  test('captures fill its sentences, in the words of the text', () => {
    const rulebook = makeRulebook(
      makeRule(
        'vendor/lead',
        { pattern: 'missing the (?P<privilege>prv\\w+) privilege' },
        { title: 'The user lacks {privilege}', cause: 'In {tenant}, see {correlationId}.' },
      ),
    )
    const [finding] = rulebook.diagnose(
      'User is missing the prvCreateLead privilege. Tenant "Contoso".',
    ).findings
    expect(finding?.title).toBe('The user lacks prvCreateLead')
    expect(finding?.cause).toBe('In Contoso, see correlation id.')
    expect(finding?.captures).toEqual({ privilege: 'prvCreateLead', tenant: 'Contoso' })
  })

  test('the language of the text, not of the message it quotes', () => {
    const rulebook = makeRulebook(makeRule('vendor/code', { code: 'AADSTS50126' }))
    expect(rulebook.diagnose('Der Import ist nicht möglich, AADSTS50126 wird gemeldet').lang).toBe(
      'de',
    )
    expect(rulebook.diagnose('リードを作成できません AADSTS50126').lang).toBe('ja')
    expect(rulebook.diagnose('AADSTS50126').lang).toBe('und')
  })
})

test('what lies behind the first 256 KB is not read', () => {
  const rulebook = makeRulebook(makeRule('vendor/code', { code: 'AADSTS50126' }))
  expect(idsIn(rulebook, `${' '.repeat(256 * 1024)}AADSTS50126`)).toEqual([])
})
