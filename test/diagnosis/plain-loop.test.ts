// The engine against the plainest way to do what it does: each expression of each rule in a loop.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { generateRules, loopOver } from '../../bench/generated-rules.ts'
import { leavesOf, listOf } from '../../src/diagnosis/atom.ts'
import { prepareRules } from '../../src/diagnosis/prepare-rules.ts'
import { RuleIndex } from '../../src/diagnosis/rule-index.ts'
import { RuleList } from '../../src/diagnosis/rule-source.ts'
import { foldText, TextReader } from '../../src/diagnosis/text-reader.ts'

const { rules, plain } = generateRules(200)
const index = new RuleIndex(prepareRules(rules), new RuleList(rules))
const reader = new TextReader(prepareRules(rules), (key) => index.wants(key))

const quoted = rules
  .flatMap(({ when }) => leavesOf(when))
  .flatMap((leaf) => {
    if ('code' in leaf) return listOf(leaf.code)
    if ('text' in leaf) return Object.values(leaf.text).flat()
    return 'pattern' in leaf ? listOf(leaf.pattern).map(exampleOf) : []
  })

const piece = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...quoted) },
  fc.tuple(fc.constantFrom(...quoted), fc.nat(60)).map(([text, end]) => text.slice(0, end)),
  fc.constantFrom(
    'Access denied.',
    '\n> ',
    'the request',
    '500',
    '(x)',
    '“quoted”',
    'ｗｉｄｅ',
    '错误',
  ),
  fc.string({ maxLength: 8 }),
)
const texts = fc
  .array(fc.tuple(piece, fc.constantFrom(' ', '\n', '  ', '. ', '')), { maxLength: 12 })
  .map((parts) => parts.flat().join(''))

test('a text shows the rules that a loop over all expressions finds', () => {
  let shown = 0
  fc.assert(
    fc.property(texts, (text) => {
      const folded = foldText(text)
      const expected = loopOver(plain, folded.flat.text)
      const found = index.match(reader.readFolded(folded)).map(({ rule }) => rule.id)
      expect(found.sort()).toEqual([...expected].sort())
      shown += expected.length
    }),
    { numRuns: 400 },
  )
  expect(shown).toBeGreaterThan(400)
})

function exampleOf(pattern: string): string {
  return pattern.replace('[a-z0-9_]{2,20}', 'field_7')
}
