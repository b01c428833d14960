import { describe, expect, test } from 'vitest'
import { compileRules } from '../../src/diagnosis/compile-rules.ts'
import { printProblem } from '../../src/diagnosis/read-yaml.ts'

const good = `title: The user has no role
severity: error
turn: crm-admin
steps: [write]
when:
  code: "0x80042f09"
cause: The user may sign in but holds no security role.
remediation:
  - do: Give the user a security role that may create leads.
references:
  - { url: https://example.com/, title: Page, checked: 2026-11-20 }
`

function problemsOf(source: string, path = 'vendor/rule.yaml'): string[] {
  return compileRules([{ path, source }]).problems.map(printProblem)
}

test('a rule in order becomes a rule with its path as id', () => {
  const { rules, problems } = compileRules([{ path: 'vendor/rule.yaml', source: good }])
  expect(problems).toEqual([])
  expect(rules[0]).toMatchObject({
    id: 'vendor/rule',
    when: { code: '0x80042f09' },
    supersedes: [],
  })
})

describe('what is wrong is told with its place', () => {
  test.each([
    [
      'an unknown field',
      good.replace('turn:', 'trun:'),
      'vendor/rule.yaml:3:1 trun: is not a known field',
    ],
    [
      'a missing field',
      good.replace('turn: crm-admin\n', ''),
      'vendor/rule.yaml:1:1 turn: must be one of',
    ],
    [
      'a wrong word',
      good.replace('error', 'fatal'),
      'vendor/rule.yaml:2:1 severity: must be one of error, warning, info',
    ],
    [
      'a number for a code',
      good.replace('"0x80042f09"', '0x80042f09'),
      'vendor/rule.yaml:6:3 when.code: must be text; put the number in quotes',
    ],
    [
      'two matchers in one',
      good.replace('  code:', '  host: a.b\n  code:'),
      'vendor/rule.yaml:5:1 when: must hold exactly one of',
    ],
    ['broken YAML', good.replace('[write]', '[write'), 'vendor/rule.yaml:5:'],
    [
      'a pattern that is none',
      good.replace('code: "0x80042f09"', "pattern: 'lead (x'"),
      'vendor/rule.yaml:6:3 when.pattern: is no RE2 pattern',
    ],
    [
      'a pattern without a word',
      good.replace('code: "0x80042f09"', "pattern: '[a-z]+ \\d+'"),
      'vendor/rule.yaml:6:3 when.pattern: needs a fixed word',
    ],
    [
      'a lone status of a vendor',
      good.replace('code: "0x80042f09"', 'status: 403'),
      'vendor/rule.yaml:6:3 when.status: is too weak alone',
    ],
    [
      'a fact nobody establishes',
      good.replace('"0x80042f09"', 'lp:nonsense'),
      'vendor/rule.yaml:6:3 when.code: lp:nonsense is not in',
    ],
    [
      'a remedy that is no imperative',
      good.replace('Give the', 'The'),
      'vendor/rule.yaml:9:5 remediation[0].do: start with what to do',
    ],
    [
      'begging',
      good.replace('Give', 'Please give'),
      'vendor/rule.yaml:9:5 remediation[0].do: leave out "please"',
    ],
    [
      'blame',
      good.replace('but holds', 'but you forgot'),
      'vendor/rule.yaml:7:1 cause: say what is, not who did it',
    ],
    [
      'a long sentence',
      good.replace('holds', 'holds '.repeat(30)),
      'vendor/rule.yaml:7:1 cause: split the sentence',
    ],
    [
      'a page that is not https',
      good.replace('https:', 'http:'),
      'vendor/rule.yaml:11:7 references[0].url: must be an https address',
    ],
    [
      'a date that is none',
      good.replace('2026-11-20', 'soon'),
      'vendor/rule.yaml:11:47 references[0].checked: must be the ISO date',
    ],
    [
      'an unknown rule to beat',
      `${good}supersedes: [vendor/none]\n`,
      "vendor/rule.yaml:12:14 supersedes[0]: vendor/none is no other rule's id",
    ],
  ])('%s', (_, source, start) => {
    const problems = problemsOf(source)
    expect(
      problems.find((problem) => problem.startsWith(start)),
      problems.join('\n'),
    ).toBeDefined()
  })

  test('a path that is no id', () => {
    expect(problemsOf(good, 'rule.yaml')).toEqual([
      'rule.yaml:1:1: name the file <group>/<name>.yaml in kebab-case',
    ])
  })
})

test('a rule with a problem does not take the others with it', () => {
  const { rules, problems } = compileRules([
    { path: 'vendor/a.yaml', source: good },
    { path: 'vendor/b.yaml', source: 'title: x' },
  ])
  expect(rules.map((rule) => rule.id)).toEqual(['vendor/a'])
  expect(problems.length).toBeGreaterThan(0)
})
