// The Worker's engine for patterns against the one it stands in for, on every pattern and sample.
import { RE2JS } from 're2js'
import { check } from 'recheck'
import { expect, test } from 'vitest'
import { leavesOf, listOf } from '../../../src/diagnosis/atom.ts'
import { defaultRulebook } from '../../../src/diagnosis/default-rulebook.ts'
import { flatten } from '../../../src/diagnosis/fold-text.ts'
import { RE2JS as StandIn } from '../../../src/platform/workers/packages/re2js.ts'
import { ruleSamples } from '../../rules/sample-files.ts'

const patterns = [
  ...new Set(
    defaultRulebook()
      .rules.flatMap((rule) => leavesOf(rule.when))
      .flatMap((leaf) => ('pattern' in leaf ? listOf(leaf.pattern) : [])),
  ),
]
const texts = ruleSamples
  .flatMap(({ samples }) => [...samples.match, ...samples.noMatch])
  .flatMap(({ text }) => (text === undefined ? [] : [flatten(text).text]))

type Engine = Pick<typeof RE2JS, 'compile'> | Pick<typeof StandIn, 'compile'>

function matchOf(engine: Engine, pattern: string) {
  const compiled = engine.compile(pattern, RE2JS.DOTALL | RE2JS.CASE_INSENSITIVE)
  const names = Object.keys(compiled.namedGroups())
  return (text: string) => {
    const matcher = compiled.matcher(text)
    if (!matcher.find()) return undefined
    return [undefined, ...names].map((name) => [name, matcher.start(name), matcher.end(name)])
  }
}

test('the same is found in every sample, groups included', () => {
  expect(StandIn.DOTALL).toBe(RE2JS.DOTALL)
  expect(StandIn.CASE_INSENSITIVE).toBe(RE2JS.CASE_INSENSITIVE)
  let found = 0
  for (const pattern of patterns) {
    const [ours, theirs] = [matchOf(StandIn, pattern), matchOf(RE2JS, pattern)]
    for (const text of texts) {
      const match = ours(text)
      found += match === undefined ? 0 : 1
      expect(match, `${pattern} in ${text}`).toEqual(theirs(text))
    }
  }
  expect(found).toBeGreaterThan(patterns.length)
})

test.each([
  ['a\\sb', 'a\u00a0b'],
  ['[\\s]', '\u3000'],
  ['a\\Sb', 'a\u00a0b'],
])('%s knows no white space beyond ASCII', (pattern, text) => {
  expect(matchOf(StandIn, pattern)(text)).toEqual(matchOf(RE2JS, pattern)(text))
})

/** What may repeat without a bound: the others cost no more than their bounds say. */
const isUnbounded = (pattern: string) =>
  /(?<!\\)[+*]|\{\d+,\}/.test(pattern.replaceAll(/\[(?:\\.|[^\]\\])*\]/g, '[x]'))

test.each(patterns.filter(isUnbounded))('%s takes linear time', async (pattern) => {
  const verdict = await check(pattern.replaceAll('(?P<', '(?<'), 'isu', { timeout: 10_000 })
  expect(verdict.status).toBe('safe')
})
