// What the options accept, and what they say about the rest.
import { describe, expect, it } from 'vitest'
import { wantsColor, widthOf } from '../../src/cli/color.ts'
import { exitCodeOf } from '../../src/cli/exit-codes.ts'
import { connectToRule, printConnectTo } from '../../src/cli/options/connect-to.ts'
import { dnsServer } from '../../src/cli/options/dns-server.ts'
import { parseDuration } from '../../src/cli/options/duration.ts'
import { parseFormatTargets } from '../../src/cli/options/format-target.ts'
import { parseHostName } from '../../src/cli/options/host-name.ts'
import { wholeNumber } from '../../src/cli/options/whole-number.ts'
import { readPlainDiagnose } from '../../src/cli/plain-diagnose.ts'
import { refuseBadFiles } from '../../src/cli/report-files.ts'
import { refuseSecrets } from '../../src/cli/secrets-in-arguments.ts'
import { UsageError } from '../../src/cli/usage-error.ts'
import type { Verdict } from '../../src/model/vocabulary.ts'
import { reportSet } from '../../src/report/report-set.ts'
import { passed } from '../report/sample-report.ts'

describe('a host name', () => {
  it.each([
    ['leads.contoso.com', 'leads.contoso.com'],
    ['Leads', 'leads'],
  ])('%s is taken', (text, name) => {
    expect(parseHostName(text)).toBe(name)
  })

  it.each(['', '*', '*.contoso.com', 'a:8080', 'https://a', 'a/b', '.a', 'a.', '-a', 'a b'])(
    'is not %j',
    (text) => {
      expect(() => parseHostName(text)).toThrow(UsageError)
    },
  )
})

describe('a duration', () => {
  it.each([
    ['90s', 90_000],
    ['2m', 120_000],
    ['500ms', 500],
    ['1m30s', 90_000],
    ['1.5s', 1500],
  ])('%s is %i ms', (text, ms) => {
    expect(parseDuration(text)).toBe(ms)
  })

  it.each(['3', '', 's', '1h', '-1s', '99ms', '11m', '1 s', '1s;rm'])('is not %j', (text) => {
    expect(() => parseDuration(text)).toThrow(/^--timeout: /)
  })
})

describe('--connect-to', () => {
  it.each(['::127.0.0.1:8443', 'a.example:443:b.example:444', 'a.example:::', '[::1]:443:[::1]:1'])(
    '%s survives',
    (text) => {
      expect(printConnectTo(connectToRule(text))).toBe(text)
    },
  )

  it('is refused with the form it should have', () => {
    expect(() => connectToRule('127.0.0.1:8443')).toThrow(/HOST1:PORT1:HOST2:PORT2/)
  })
})

describe('--dns-server', () => {
  it.each([
    ['127.0.0.1:5353', '127.0.0.1:5353'],
    ['[::1]:53', '[::1]:53'],
    ['8.8.8.8', '8.8.8.8:53'],
    ['[2001:db8::1]', '[2001:db8::1]:53'],
  ])('%s is %s', (text, server) => {
    expect(dnsServer(text)).toBe(server)
  })

  it.each([
    '127.0.0.1:0',
    '127.0.0.1:99999',
    '127.0.0.256:53',
    'dns.example:53',
    '::1:53',
    '1:53',
    '',
  ])('is not %j, and the message shows its form', (text) => {
    expect(() => dnsServer(text)).toThrow(/^--dns-server: /)
    expect(() => dnsServer(text)).toThrow(UsageError)
  })
})

describe('a file for a report', () => {
  const host = {
    cwd: '/repo',
    tryToWrite: async (path: string) => (path.startsWith('closed/') ? 'EACCES' : undefined),
  }
  const refusal = async (inputs: readonly string[], ...formats: string[]) =>
    await refuseBadFiles(parseFormatTargets(formats), inputs, host).then(
      () => undefined,
      (error: UsageError) => error.message,
    )

  it('is taken when each format has its own', async () => {
    expect(await refusal(['a.yaml'], 'json=a.json', 'sarif=out/a.json', 'text')).toBeUndefined()
  })

  it.each([
    [['json=a.json', 'sarif=./x/../a.json'], 'sarif=./x/../a.json: this file gets the json report'],
    [['json=a.json', 'sarif=/repo/a.json'], 'sarif=/repo/a.json: this file gets the json report'],
    [['json=a.yaml'], 'json=a.yaml: this file is the config file'],
    [['json=closed/a'], 'json=closed/a cannot be written: permission is denied'],
  ])('is refused for %j', async (formats, message) => {
    expect(await refusal(['a.yaml'], ...formats)).toBe(`--format ${message}.`)
  })
})

describe('--format', () => {
  it('is text to stdout unless given', () => {
    expect(parseFormatTargets([])).toEqual([{ name: 'text' }])
  })

  it('may name a file, and - for stdout', () => {
    expect(parseFormatTargets(['json=a=b.json', 'text=-'])).toEqual([
      { name: 'json', file: 'a=b.json' },
      { name: 'text' },
    ])
  })

  it.each(['xml', 'json=', '', 'toString', '__proto__'])('is refused as %j', (text) => {
    expect(() => parseFormatTargets([text])).toThrow(UsageError)
  })

  it('goes to stdout once', () => {
    expect(() => parseFormatTargets(['json', 'json'])).toThrow(/stdout/)
  })
})

it.each(['0', '17', '1.5', 'x', '1e1', ''])('a count from 1 to 16 is not %j', (text) => {
  expect(() => wholeNumber('--concurrency', [1, 16], 4)(text)).toThrow(/^--concurrency: /)
})

describe('an argument that holds a secret', () => {
  it.each([
    '--client-secret',
    '--client-secret=x',
    '--password',
    '--token=x',
    '--api-key=x',
    '--connection-string=x',
    '--accountKey=x',
    '--sas=x',
    '-password',
    'AccountName=a;AccountKey=b',
    'https://x.example/?sig=y',
    '<form>',
    '{"a":1}',
    'a\nb',
  ])('is refused: %j', (arg) => {
    expect(() => refuseSecrets(['check', arg])).toThrow(UsageError)
  })

  it.each([
    'leadprobe.yaml',
    '-',
    '--only',
    '--keep-lead',
    '--format=json',
    'key.yaml',
    '--ca-file=/x',
    './a=b.yaml',
  ])('is not %j', (arg) => {
    expect(() => refuseSecrets(['check', arg])).not.toThrow()
  })

  it('is never repeated', () => {
    const canary = 'canary-51f0'
    for (const arg of [`--secret=${canary}`, `AccountKey=${canary}`]) {
      let message = ''
      try {
        refuseSecrets([arg])
      } catch (error) {
        message = String(error)
      }
      expect(message).toContain('UsageError')
      expect(message).not.toContain(canary)
    }
  })
})

describe('colour', () => {
  const tty = { isTTY: true }
  it.each([
    [tty, {}, true],
    [{ isTTY: false }, {}, false],
    [tty, { NO_COLOR: '1' }, false],
    [tty, { NO_COLOR: '' }, true],
    [tty, { TERM: 'dumb' }, false],
    [{ isTTY: false }, { FORCE_COLOR: '1' }, true],
    [{ isTTY: false }, { FORCE_COLOR: '' }, true],
    [tty, { FORCE_COLOR: '0' }, false],
    [tty, { FORCE_COLOR: '1', NO_COLOR: '1' }, false],
  ])('%j with %j: %s', (output, env, expected) => {
    expect(wantsColor(output, env)).toBe(expected)
  })

  it('has the width of the terminal, of COLUMNS, or 80', () => {
    expect(widthOf({ columns: 120 }, { COLUMNS: '60' })).toBe(120)
    expect(widthOf({ columns: undefined }, { COLUMNS: '60' })).toBe(60)
    expect(widthOf({ columns: undefined }, { COLUMNS: 'x' })).toBe(80)
  })
})

describe('the exit code', () => {
  const of = (verdicts: readonly Verdict[], ...failOn: ('warn' | 'inconclusive')[]) =>
    exitCodeOf(reportSet(verdicts.map((verdict) => ({ ...passed, verdict }))), failOn)

  it.each([
    [['pass', 'warn', 'inconclusive'], [], 0],
    [['pass', 'fail', 'warn'], ['warn', 'inconclusive'], 3],
    [['warn', 'pass'], ['warn'], 4],
    [['warn', 'inconclusive'], ['warn'], 4],
    [['inconclusive'], ['inconclusive'], 5],
    [['inconclusive'], ['warn'], 0],
    [['warn', 'inconclusive'], ['warn', 'inconclusive'], 5],
    [[], ['warn'], 0],
  ] as const)('of %j with --fail-on %j is %i', (verdicts, failOn, code) => {
    expect(of(verdicts, ...failOn)).toBe(code)
  })
})

describe('a plain diagnose', () => {
  it.each([
    [['diagnose'], { file: '-', flags: { jsonl: false, json: false } }],
    [['diagnose', '-'], { file: '-', flags: { jsonl: false, json: false } }],
    [['diagnose', '--jsonl', 'a.jsonl'], { file: 'a.jsonl', flags: { jsonl: true, json: false } }],
  ])('%j needs no option parser', (args, expected) => {
    expect(readPlainDiagnose(args)).toEqual(expected)
  })

  it.each([
    [['diagnose', '--help']],
    [['diagnose', 'a', 'b']],
    [['diagnose', '--jsno']],
    [['check']],
    [[]],
    [['help', 'diagnose']],
  ])('is not %j', (args) => {
    expect(readPlainDiagnose(args)).toBeUndefined()
  })
})
