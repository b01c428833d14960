// A pattern runs only where its fixed pieces stand; that must never lose a match.
import { RE2JS } from 're2js'
import { expect, test } from 'vitest'
import { leavesOf, listOf } from '../../src/diagnosis/atom.ts'
import { defaultRulebook } from '../../src/diagnosis/default-rulebook.ts'
import { flatten } from '../../src/diagnosis/fold-text.ts'
import { PatternRunner } from '../../src/diagnosis/pattern-runner.ts'
import { preparePattern } from '../../src/diagnosis/prepare-pattern.ts'
import { ruleSamples } from '../rules/sample-files.ts'

const groupOf = (id: string) => id.split('/', 1)[0]
const patterns = defaultRulebook().rules.flatMap(({ id, when }) =>
  leavesOf(when)
    .flatMap((leaf) => ('pattern' in leaf ? listOf(leaf.pattern) : []))
    .map((pattern) => ({ pattern, group: groupOf(id) })),
)
// All samples of its group: its own, and those most like them.
const textsOf = Map.groupBy(
  ruleSamples.flatMap(({ rule, samples }) =>
    [...samples.match, ...samples.noMatch].flatMap(({ text }) =>
      text === undefined ? [] : [{ group: groupOf(rule), text: flatten(text).text }],
    ),
  ),
  ({ group }) => group,
)

test('what RE2 finds in a whole sample the runner finds around its first character', () => {
  const runner = new PatternRunner()
  let found = 0
  const lost = patterns.flatMap(({ pattern, group }) => {
    const prepared = preparePattern(pattern)
    const whole = RE2JS.compile(pattern, RE2JS.CASE_INSENSITIVE | RE2JS.DOTALL)
    return (textsOf.get(group) ?? []).filter(({ text }) => {
      const matcher = whole.matcher(text)
      if (!matcher.find()) return false
      found++
      return runner.run(prepared, text, [matcher.start()]).length === 0
    })
  })
  expect(found).toBeGreaterThan(patterns.length)
  expect(lost).toEqual([])
})

test('escapes keep the case that means something', () => {
  const found = new PatternRunner().run(preparePattern('Code \\pL+ \\W'), 'code abc !', [0])
  expect(found).toMatchObject([{ start: 0, end: 10 }])
})
