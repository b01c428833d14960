// A pattern runs only where its fixed pieces stand; that must never lose a match.
import { RE2JS } from 're2js'
import { expect, test } from 'vitest'
import { leavesOf, listOf } from '../../src/diagnosis/atom.ts'
import { defaultRulebook } from '../../src/diagnosis/default-rulebook.ts'
import { flatten } from '../../src/diagnosis/fold-text.ts'
import { PatternRunner } from '../../src/diagnosis/pattern-runner.ts'
import { preparePattern } from '../../src/diagnosis/prepare-pattern.ts'
import { ruleSamples } from '../rules/sample-files.ts'

const patterns = defaultRulebook()
  .rules.flatMap((rule) => leavesOf(rule.when))
  .flatMap((leaf) => ('pattern' in leaf ? listOf(leaf.pattern) : []))
const texts = ruleSamples
  .flatMap(({ samples }) => [...samples.match, ...samples.noMatch])
  .flatMap(({ text }) => (text === undefined ? [] : [flatten(text).text]))

test('what RE2 finds in a whole sample the runner finds around its first character', () => {
  const runner = new PatternRunner()
  const lost = patterns.flatMap((pattern) => {
    const prepared = preparePattern(pattern)
    const whole = RE2JS.compile(pattern, RE2JS.CASE_INSENSITIVE | RE2JS.DOTALL)
    return texts.filter((text) => {
      const matcher = whole.matcher(text)
      if (!matcher.find()) return false
      return runner.run(prepared, text, [matcher.start()]).length === 0
    })
  })
  expect(patterns.length).toBeGreaterThan(100)
  expect(lost).toEqual([])
})

test('escapes keep the case that means something', () => {
  const found = new PatternRunner().run(preparePattern('Code \\pL+ \\W'), 'code abc !', [0])
  expect(found).toMatchObject([{ start: 0, end: 10 }])
})
