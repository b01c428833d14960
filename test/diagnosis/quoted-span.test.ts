// The part of a text that a finding quotes.
import { expect, test } from 'vitest'
import { quotedSpan } from '../../src/diagnosis/quoted-span.ts'

const quoteOf = (text: string, code: string) => {
  const start = text.indexOf(code)
  return text.slice(...quotedSpan(text, [start, start + code.length]))
}

test.each([
  ['a sentence', 'Hi. We see E42: no room left. Help!', 'We see E42: no room left.'],
  ['a line', 'a\n  - E42 no room\nb', 'E42 no room'],
  ['a value of JSON', '{"text":"E42: no room","n":1}', 'E42: no room'],
  ['an escaped line', '{"text":"E42: no room\\r\\nTrace"}', 'E42: no room'],
  ['a cell', '| E42 no room | clear it |', 'E42 no room'],
  ['the message after a code', '{"code":"E42","message":"No room."}', 'E42","message":"No room.'],
  [
    'the message before a code',
    '[{"message":"No room","errorCode":"E42"}]',
    'No room","errorCode":"E42',
  ],
  ['a code alone', '<Code>E42</Code>', 'E42'],
])('%s', (_, text, quote) => {
  expect(quoteOf(text, 'E42')).toBe(quote)
})

test('no more than a few hundred characters, at whole words', () => {
  const quote = quoteOf(`${'word '.repeat(500)}E42 ${'word '.repeat(500)}`, 'E42')
  expect(quote.length).toBeLessThan(410)
  expect(quote).toMatch(/^word .* word$/)
})
