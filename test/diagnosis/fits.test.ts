// An expression is tried where it may match: its hints must never lose a match.
import { expect, test } from 'vitest'
import { prepareHints } from '../../src/diagnosis/expression-hints.ts'
import { hintedExpressions, prepareRules } from '../../src/diagnosis/prepare-rules.ts'
import { ruleSamples } from '../rules/sample-files.ts'

test.each<[RegExp, readonly string[]]>([
  [/^- (?:fix|handle) it/, ['- fix it', '- handle it']],
  [/^[\t ]{0,8}(?:Fixed|resolved)\b(?! in\b)/i, ['fixed', 'resolved']],
  [/(?<!no )cat(?:ch)? ?\(/, ['cat']],
  [/fixed(?! (?:in|by)\b)(?=[()a]|(?:x))/, ['fixed']],
  [/a|long/, []],
  [/[a-z]{3}/, []],
])('%s needs %j', (expression, words) => {
  expect(prepareHints([expression])[expression.source] ?? []).toEqual(words)
})

test('every line that an expression matches holds one of its words', () => {
  const { hints } = prepareRules([])
  const expressions = hintedExpressions.map(
    ({ source, flags }) => new RegExp(source, flags.replace('y', '')),
  )
  const parts = ruleSamples
    .flatMap(({ samples }) => [...samples.match, ...samples.noMatch])
    .flatMap(({ text }) => text?.split('\n') ?? [])
    .flatMap((line) => [line, line.slice(0, line.length / 2), line.slice(line.length / 2)])
  const lost = expressions.flatMap((expression) => {
    const words = hints[expression.source]
    return parts
      .filter((part) => expression.test(part))
      .filter((part) => words?.some((word) => part.toLowerCase().includes(word)) === false)
  })
  expect(Object.keys(hints).length).toBeGreaterThan(30)
  expect(lost).toEqual([])
})
