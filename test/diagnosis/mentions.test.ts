// Texts that name errors without reporting one, and their neighbours that do report one.
import { describe, expect, test } from 'vitest'
import { idsIn, makeRule, makeRulebook } from './make-rule.ts'

const rulebook = makeRulebook(
  makeRule('http/413', { status: 413 }),
  makeRule('http/429', { status: 429 }),
  makeRule('http/404', { status: 404 }),
  makeRule('vendor/a', { code: 'UNABLE_TO_LOCK_ROW' }),
  makeRule('vendor/b', { code: 'REQUEST_LIMIT_EXCEEDED' }),
  makeRule('vendor/c', { code: 'INVALID_LOGIN' }),
)

const phrases = makeRulebook(
  makeRule('tls/expired', {
    text: {
      en: ['certificate has expired'],
      de: ['Zertifikat ist abgelaufen'],
      'zh-CN': ['证书已过期'],
    },
  }),
)

describe('an entry of a change log', () => {
  test.each([
    '- Fixed 413 Request Entity Too Large for big uploads',
    '* fix(api): handle HTTP 429',
    '解决了413 Request Entity Too Large错误',
    'The hook returned 429; now it actually retries',
    'Fix the REQUEST_LIMIT_EXCEEDED errors of the nightly job',
    'Added the REQUEST_LIMIT_EXCEEDED to the 403 error handling',
    '- Improved handling of 429 Too Many Requests',
    '- [x] look into 413 Request Entity Too Large (done)',
    'Fix for error: "**INVALID_LOGIN**" of the import',
    '* Korrektur eines Problems mit REQUEST_LIMIT_EXCEEDED',
    '**해결된 문제**: 502 Bad Gateway, INVALID_LOGIN',
    'Phiên bản 4.2 (sửa lỗi 413 Request Entity Too Large)',
    '- Der Fehler INVALID_LOGIN wurde behoben',
    '* Upload(path) : Fixed an issue where uploads failed with INVALID_LOGIN',
    '- ✅ **Sign-in** - Resolved INVALID_LOGIN for all users',
    '* *Proxy:* Rozwiązano błąd INVALID_LOGIN',
    'now sends the length, resolving Dynamics error **INVALID_LOGIN**',
    '* [[`414ad11e2b`](https://x.example)] - **crm**: say INVALID_LOGIN',
    'dirmngr: Handle http status 413 of the proxy',
    'INVALID_LOGINのエラーメッセージが改善された',
    'Operations will be retried if they receive an INVALID_LOGIN error',
    'Merge pull request #42 from x/y: INVALID_LOGIN',
    '[BUGFIX] CRM: handle INVALID_LOGIN',
    'Version 4.2: Verbesserte Behandlung von INVALID_LOGIN',
    'We no longer see INVALID_LOGIN since Monday.',
    'This update will send the error INVALID_LOGIN to clients that loop',
    'sem novas linhas `INVALID_LOGIN` no log',
    'After that there were no more INVALID_LOGIN errors.',
    'validation rules (raising `INVALID_LOGIN`), and flows',
  ])('%s', (text) => {
    expect(idsIn(rulebook, text)).toEqual([])
  })

  test('hides only its own line', () => {
    expect(idsIn(rulebook, '- Fixed HTTP 413\n\nSince the update: HTTP 413')).toEqual(['http/413'])
  })
})

describe('a program that names an error', () => {
  test.each([
    'const retryable = "UNABLE_TO_LOCK_ROW"',
    'static const String INVALID_LOGIN = "INVALID_LOGIN";',
    'public const INVALID_LOGIN = 17',
    '  retry(ErrorMessage.INVALID_LOGIN)',
    "if (error.code === 'INVALID_LOGIN') {\n  retry()\n}",
    'if "INVALID_LOGIN" in str(error):\n    retry()',
    'if (/INVALID_LOGIN|TIMEOUT/.test(message)) return',
    "if (Reason = 'INVALID_LOGIN') or (Reason = 'x') then",
    "case 'INVALID_LOGIN':\n  retry()",
    'FIRST(UNABLE_TO_LOCK_ROW)\nFIRST(REQUEST_LIMIT_EXCEEDED)\nFIRST(INVALID_LOGIN)',
    '2001 - certificate has expired. 2002 - INVALID_LOGIN. 2003 - no answer.',
    'UNABLE_TO_LOCK_ROW = 1,\nREQUEST_LIMIT_EXCEEDED = 2,\nINVALID_LOGIN = 3',
    '{"invalid_login": 0, "unable_to_lock_row": 0}',
  ])('reports none: %s', (text) => {
    expect(idsIn(rulebook, text)).toEqual([])
  })

  test.each([
    'throw new E()\n^\nError: INVALID_LOGIN',
    'curl -X POST x;\n{"code":"INVALID_LOGIN"}',
    'if (x) {\n}\nIt says INVALID_LOGIN.',
    '  .reply(400, [{ errorCode: "INVALID_LOGIN", message: "Refused" }])',
    'logger.error("INVALID_LOGIN: Refused")',
    'if "INVALID_LOGIN" in message:\n    return "The password of this user has been changed."',
  ])('is asked about with it: %s', (text) => {
    expect(idsIn(rulebook, text)).toEqual(['vendor/c'])
  })
})

test('a status in the sentence of a program is found with it', () => {
  const text = 'override string Limit => "The remote server returned an error: (429) Unknown.";'
  expect(idsIn(rulebook, text)).toEqual(['http/429'])
})

describe('a status in a program', () => {
  test.each([
    'res.status(404).end()',
    'if (response.status === 404) {\n  retry()\n}',
    '/// <summary> HTTP 404 </summary>',
    'assert answer.status_code == 404',
  ])('%s', (text) => {
    expect(idsIn(rulebook, text)).toEqual([])
  })
})

describe('a failure that may come', () => {
  test.each([
    'If your certificate has expired, renew it.',
    '如果客户端证书已过期，请续订。',
    'Please check whether your certificate has expired.',
    'Prüfen Sie, ob das Zertifikat ist abgelaufen.',
    '请检查证书是否证书已过期',
    'Nichts ist zu tun, es sei denn, das Zertifikat ist abgelaufen.',
  ])('%s', (text) => {
    expect(idsIn(phrases, text)).toEqual([])
  })

  test.each([
    'When we send a lead the certificate has expired.',
    'This can happen if the certificate has expired.',
    '客户端证书已过期',
    'Das Zertifikat ist abgelaufen.',
  ])('is not one that came: %s', (text) => {
    expect(idsIn(phrases, text)).toEqual(['tls/expired'])
  })
})

describe('the description of an interface', () => {
  test.each([
    'Returns 404 if there is no such lead.',
    'The hook must answer with status 404 to be removed.',
    'The service returns a 429 status code when you send too much.',
    'If you get HTTP 404, read the manual.',
    'Errors such as `INVALID_LOGIN` are not retried.',
    '- **THEN** the server answers 413 Request Entity Too Large',
    'The hook SHALL reject it with INVALID_LOGIN.',
    'alert_invalid_login_count:\n  description: x',
    '@throws DeniedException if the API answers 404',
    'When the server answers 404, the client forgets the lead.',
    'Si le serveur répond 404, le client oublie le prospect.',
    'サーバーが 404 を返した場合、クライアントは待ちます。',
    'The limit returns error 429 when a user sends too much.',
    'HTTP 429 (Too Many Requests) responses are retried.',
    'Bei HTTP 429 wird gewartet.',
    'Acceptance criteria: without a key the API answers 404 Not Found.',
    'TODO: handle INVALID_LOGIN',
    "it('answers INVALID_LOGIN', () => {",
    'Enable the counter for INVALID_LOGIN',
    'The client retries on INVALID_LOGIN and gives up on anything else.',
    'Stop on `Unknown`, `INVALID_LOGIN`, or silence.',
    'title: 404 Not Found\nslug: status/404',
  ])('%s', (text) => {
    expect(idsIn(rulebook, text)).toEqual([])
  })

  test('but an error with its message is', () => {
    const text = 'You might see an error such as INVALID_LOGIN: The password is wrong'
    expect(idsIn(rulebook, text)).toEqual(['vendor/c'])
  })

  test.each(['The hook returns 404 since Monday.', 'The page should open, yet HTTP 404'])(
    'is not what a report is: %s',
    (text) => {
      expect(idsIn(rulebook, text)).toEqual(['http/404'])
    },
  )
})

describe('below a heading of a change log', () => {
  test('nothing is found', () => {
    expect(idsIn(rulebook, '### Fixed\n- INVALID_LOGIN at the first try')).toEqual([])
  })

  test('another heading ends it', () => {
    const text = '## 1.2.0\n- a\n## What we see\nINVALID_LOGIN'
    expect(idsIn(rulebook, text)).toEqual(['vendor/c'])
  })
})

describe('a list of codes', () => {
  test.each([
    '| 404 Not Found | x |\n| 413 Payload Too Large | y |\n| 429 Too Many Requests | z |',
    '- `UNABLE_TO_LOCK_ROW` a\n- `REQUEST_LIMIT_EXCEEDED` b\n- `INVALID_LOGIN` c',
    'retries on UNABLE_TO_LOCK_ROW, REQUEST_LIMIT_EXCEEDED or INVALID_LOGIN',
  ])('%s', (text) => {
    expect(idsIn(rulebook, text)).toEqual([])
  })

  test('is not what a log with several errors is', () => {
    const log =
      '12:01 UNABLE_TO_LOCK_ROW: busy\n12:02 REQUEST_LIMIT_EXCEEDED: limit\n12:03 INVALID_LOGIN: no'
    expect(idsIn(rulebook, log)).toEqual(['vendor/a', 'vendor/b', 'vendor/c'])
  })

  test('does not hide what is reported below it', () => {
    const text =
      '- 404 Not Found\n- 413 Payload Too Large\n- 429 Too Many Requests\n\nWe see INVALID_LOGIN'
    expect(idsIn(rulebook, text)).toEqual(['vendor/c'])
  })
})

describe('a page of reference', () => {
  test.each([
    '| Error | Cause |\n|---|---|\n| INVALID_LOGIN | The password is wrong |\n| OTHER | It is late |',
    '| Code | Message |\n|---|---|\n| INVALID_LOGIN | The password is wrong |',
    'no token → 401 `INVALID_LOGIN`\nold token → 401 `INVALID_LOGIN`\nwrong token → 403 `INVALID_LOGIN`',
    '- `INVALID_LOGIN` (login): no\n- `A_LONG_CODE` (first): a\n- `OTHER_CODE` (second): b',
    'tab[1] = "a"\ntab[10] = "INVALID_LOGIN"\ntab[11] = "b"\ntab[12] = "c"',
    '只重试（REQUEST_LIMIT_EXCEEDED、INVALID_LOGIN、UNABLE_TO_LOCK_ROW）',
    'a: [\n 1: "INVALID_LOGIN",\n 2: "b",\n 3: "c"',
    '### INVALID_LOGIN\nThe password is wrong.\n### REQUEST_LIMIT_EXCEEDED\nWait a day.',
  ])('%s', (text) => {
    expect(idsIn(rulebook, text)).toEqual([])
  })

  test.each([
    'We get INVALID_LOGIN when a lead is sent, is this the password?',
    'The INVALID_LOGIN error occurs when a client sends the wrong password.',
    'If you see "INVALID_LOGIN":\n- ask for a new password',
    '| Error | Cause |\n|---|---|\n| INVALID_LOGIN | The password is wrong |',
    '| Time | Error |\n|---|---|\n| 12:01 | INVALID_LOGIN |',
    '### What we see\nINVALID_LOGIN',
  ])('is not what a report is: %s', (text) => {
    expect(idsIn(rulebook, text)).toEqual(['vendor/c'])
  })
})
