// What a policy lets pass, for how long, and what the exit code makes of it.
import { describe, expect, it } from 'vitest'
import { exitCodeOf } from '../../src/cli/exit-codes.ts'
import { countedSet, exemptionOf } from '../../src/cli/policy/exemptions.ts'
import { destinationKinds } from '../../src/destinations/index.ts'
import type { CheckPolicy } from '../../src/intake/config-file/config-file.ts'
import { parseConfigFile } from '../../src/intake/config-file/parse-config-file.ts'
import { reportSet } from '../../src/report/report-set.ts'
import { finding, report } from '../report/sample-report.ts'

const ignored = { rule: finding.rule, until: '2027-01-31', reason: 'known' }
const policy: CheckPolicy = { failOn: [], ignore: [ignored], required: [] }
const on = (date: string) => Date.parse(date)

describe('an exemption', () => {
  it('lasts to the end of its last day', () => {
    expect(exemptionOf(finding, report, policy, on('2027-01-31T23:59:59Z'))?.reason).toBe('known')
    expect(exemptionOf(finding, report, policy, on('2027-02-01T00:00:00Z'))).toBeUndefined()
  })

  it('may be for one destination', () => {
    const of = (destination: string) =>
      exemptionOf(finding, report, { ...policy, ignore: [{ ...ignored, destination }] }, 0)
    expect(of('crm')).toBeDefined()
    expect(of('hook')).toBeUndefined()
  })

  it('takes a failure out of the exit code, and no other', () => {
    const set = reportSet([report])
    const exempting = (title: string) =>
      exitCodeOf(
        countedSet(set, (at, index) =>
          set.reports[at]?.findings[index]?.title === title ? ignored : undefined,
        ),
        [],
      )
    expect(exempting(finding.title)).toBe(0)
    expect(exempting('another')).toBe(3)
  })

  it('leaves a warning where only the error is exempt', () => {
    const warning = { ...finding, severity: 'warning' as const, rule: 'tls/expired' }
    const set = reportSet([{ ...report, findings: [finding, warning] }])
    const counted = countedSet(set, (_, index) => (index === 0 ? ignored : undefined))
    expect(counted.reports[0]?.verdict).toBe('warn')
    expect(set.reports[0]?.verdict).toBe('fail')
  })
})

describe('an offer type', () => {
  const refusal = (lines: string) => {
    const text = `destinations: {}\n${lines}`
    const parsed = parseConfigFile({ file: 'a.yaml', text, env: {}, kinds: destinationKinds })
    return parsed.ok ? [] : parsed.problems.map(({ message }) => message)
  }

  it.each([
    [
      'offerType: consulting-service\n',
      /does not publish an offer of the type "consulting-service" w/,
    ],
    ['offerType: saas\ncontactMe: true\n', /type "saas" that is listed as "Contact me" without/],
    ['offerType: saas\npolicy: { required: [saas] }\n', /The policy requires a destination for/],
    ['offerType: saas\n', /^There is no destination to test\.$/],
    ['', /^There is no destination to test\.$/],
  ])('says who demands a destination: %j', (lines, message) => {
    expect(refusal(lines)).toEqual([expect.stringMatching(message)])
  })

  it('that must have a destination is content with any', () => {
    const text =
      'offerType: saas\npolicy: { required: [saas] }\ndestinations: { hook: { type: https-endpoint, url: "https://a.example/" } }\n'
    const parsed = parseConfigFile({ file: 'a.yaml', text, env: {}, kinds: destinationKinds })
    expect(parsed.ok).toBe(true)
  })
})

describe('a policy in a config file', () => {
  const parse = (lines: string) =>
    parseConfigFile({
      file: 'leadprobe.yaml',
      text: `destinations:\n  hook: { type: https-endpoint, url: https://a.example/ }\npolicy:\n${lines}`,
      env: {},
      kinds: destinationKinds,
    })

  it('is read whole', () => {
    const parsed = parse(
      '  failOn: [warn]\n  ignore: [{ rule: a/b, until: 2027-01-31, reason: r }]\n  required: [hook, https-endpoint]\n  lookAhead: 30\n',
    )
    expect(parsed.ok && parsed.config.policy).toEqual({
      failOn: ['warn'],
      ignore: [{ rule: 'a/b', until: '2027-01-31', reason: 'r' }],
      required: ['hook', 'https-endpoint'],
      lookAhead: 30,
    })
  })

  it.each([
    ['  ignore: [{ rule: a/b, until: 2027-02-31, reason: r }]\n', 4, /until/],
    ['  ignore: [{ rule: a/b, until: 2027-01-31 }]\n', 4, /reason/],
    ['  required:\n    - azure-table\n', 5, /requires a destination "azure-table"/],
    ['  failOn: [fail]\n', 4, /failOn/],
    ['  lookahead: 30\n', 4, /Did you mean "lookAhead"/],
  ])('refuses %j on line %i', (lines, line, message) => {
    const parsed = parse(lines)
    expect(parsed.ok ? [] : parsed.problems).toMatchObject([
      { line, message: expect.stringMatching(message) },
    ])
  })
})
