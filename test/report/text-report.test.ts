// The text format: what a person reads, at any width, from any server.
// biome-ignore-all lint/suspicious/noControlCharactersInRegex: control characters are the subject
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Report } from '../../src/model/report.ts'
import { reportSet } from '../../src/report/report-set.ts'
import { displayWidth } from '../../src/report/text/display-width.ts'
import { textReport } from '../../src/report/text/text-report.ts'
import { finding, passed, plain, report } from './sample-report.ts'

const write = (reports: readonly Report[], context = plain) =>
  textReport(reportSet(reports), context)
const withoutColors = (text: string) => text.replace(/\u001b\[\d+m/g, '')

describe('a failed report', () => {
  const text = write([report])

  it('opens with the verdict and ends with a sentence that says whose turn it is', () => {
    const lines = text.trimEnd().split('\n')
    expect(lines[0]).toMatch(/^FAILED crm · dynamics-365 · contoso\.my-offer +1\.2 s$/)
    expect(lines.slice(-2).join(' ')).toBe(
      'crm cannot receive leads as it is: the client secret is wrong. The next step is yours.',
    )
  })

  it('lists the seven steps with their symbols', () => {
    expect(text.match(/^ {2}[✓✗–] \S+/gm)).toEqual([
      '  ✓ config',
      '  ✓ network',
      '  ✗ sign-in',
      '  – permission',
      '  – write',
      '  – read-back',
      '  – clean-up',
      '  ✗ The',
    ])
  })

  it('numbers the remedy and says where and how to check', () => {
    expect(text).toContain(
      '    1. Make a new secret.\n       Where: Entra admin center\n       Check: It is about 40 characters long.\n    2. Publish',
    )
  })

  it('quotes what was seen and points into the file', () => {
    const located = write([report], {
      ...plain,
      locate: () => ({ file: 'l.yaml', line: 8, column: 3 }),
    })
    expect(located).toContain('│ AADSTS7000215: Invalid client secret provided.')
    expect(located).toContain('Field /auth/clientSecret · l.yaml:8:3')
  })

  it('says so when it is not sure', () => {
    const text = write([{ ...report, findings: [{ ...finding, confidence: 0.5 }] }])
    expect(text).toContain('possible · step sign-in')
  })
})

describe('the last sentence', () => {
  const last = (change: Partial<Report>) =>
    write([{ ...passed, ...change }])
      .trimEnd()
      .split('\n')
      .slice(-1)[0]
  const skipped = (id: string) =>
    passed.steps.map((step) => (step.id === id ? { ...step, outcome: 'skip' as const } : step))

  it('says received only where the lead was read back', () => {
    expect(last({})).toBe('crm received the test lead.')
    expect(last({ steps: skipped('read-back') })).toBe('crm accepted the test lead.')
  })

  it('never calls a destination fine to which nothing was sent', () => {
    expect(last({ steps: skipped('write') })).toBe(
      'The config of crm shows no fault; nothing was sent.',
    )
    expect(last({ steps: passed.steps.slice(0, 1) })).toContain('nothing was sent')
  })

  it('counts the destinations of several', () => {
    const renamed: Report = { ...passed, destination: { ...passed.destination, name: 'hook' } }
    expect(write([report, renamed]).trimEnd().split('\n').at(-1)).toBe(
      '2 destinations: 1 failed (crm), 1 passed (hook).',
    )
  })
})

describe('the test lead', () => {
  const line = (testLead: Partial<Report['testLead']>) =>
    write([{ ...passed, testLead: { ...passed.testLead, ...testLead } }]).match(
      /Test lead.*(?:\n {13}.*)*/,
    )?.[0]

  it('is named when it is still there', () => {
    expect(line({ removed: true })).toContain('written and removed again')
    expect(line({ removed: false })).toContain(
      'MSFT_TEST_639308220088948312 was written and was not removed',
    )
    expect(line({ receipt: 'maybe-created', removed: false })).toContain('may have been written')
    expect(line({ receipt: 'nothing', removed: false })).toContain('none was written')
  })
})

const HOSTILE = [
  '\u001b[2J\u001b]8;;https://evil.example\u0007click\u001b]8;;\u0007',
  'a\rb\u0000\u0007\u0008\u009b31m\u0085',
  '\u202eexe.fdp\u2066x\u2069\u200b\ufeff',
  '\ud800 lone',
  '::error::x ##vso[task.setvariable]y',
  'line\u2028sep\u2029end',
  '\u{e0041}\u{e0042}',
]

/** Every string of a report, so that no field is forgotten. */
function poisoned(text: string): Report {
  const poison = <T>(value: T, key = ''): T => {
    if (typeof value === 'string')
      return (
        ['outcome', 'id', 'severity', 'turn', 'step', 'verdict', 'receipt', 'cloud'].includes(key)
          ? value
          : text
      ) as T
    if (Array.isArray(value)) return value.map((inner) => poison(inner)) as T
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => [name, poison(inner, name)]),
    ) as T
  }
  return poison(report)
}

const FORBIDDEN =
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\u200b\ufeff\u2028\u2029]|[\u{e0000}-\u{e007f}]/u

describe('text from outside', () => {
  it.each(HOSTILE)('cannot command the terminal: %j', (text) => {
    const written = write([poisoned(text)])
    expect(written).not.toMatch(FORBIDDEN)
    expect(written.isWellFormed()).toBe(true)
    expect(withoutColors(write([poisoned(text)], { ...plain, color: true }))).not.toMatch(FORBIDDEN)
  })

  it('is shown, not dropped', () => {
    expect(write([poisoned('a\u001bb\u202ec')])).toContain('a␛b<U+202E>c')
  })

  it('cannot forge a line of the step list', () => {
    const steps = report.steps.map((step) => ({ ...step, summary: 'x\n  ✓ write  fine' }))
    const forged = write([{ ...report, steps }])
    expect(forged).not.toMatch(/^ {2}✓ write/m)
  })

  it('cannot flood the screen', () => {
    const quote = 'line\n'.repeat(100_000)
    const flooded = write([{ ...report, findings: [{ ...finding, evidence: { quote } }] }])
    expect(flooded.split('\n').length).toBeLessThan(60)
    expect(flooded).toContain('│ …')
  })

  it('holds in any form', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const written = write([poisoned(text)])
        expect(written).not.toMatch(FORBIDDEN)
      }),
    )
  })
})

describe('a line', () => {
  it.each([40, 60, 80, 100])('fits into %i columns, addresses excepted', (width) => {
    const cjk = { ...finding, cause: '无法将潜在顾客保存到。'.repeat(12), title: 'é'.repeat(90) }
    const url = `https://a.example/${'x'.repeat(120)}`
    const references = [{ url, title: 'A page', checked: '2026-11-20' }]
    const text = write([{ ...report, findings: [{ ...cjk, references }] }], { ...plain, width })
    const long = text.split('\n').filter((line) => displayWidth(line) > width)
    expect(long).toEqual([`      ${url}`])
  })

  it('is the same with colours as without', () => {
    const colored = write([report, passed], { ...plain, color: true })
    expect(colored).toContain('\u001b[')
    const packed = (text: string) => text.replace(/\s+/g, '')
    expect(packed(withoutColors(colored))).toBe(packed(write([report, passed])))
  })
})
