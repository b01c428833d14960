import { RE2JS } from 're2js'
import { expect, test } from 'vitest'
import { branchesOf, wordsOf } from '../../src/diagnosis/pattern-words.ts'

test.each([
  ['client (?P<id>[0-9a-f-]+) was not found', ['was not found']],
  ['missing (?:prv)?Create\\w+ privilege', ['privilege']],
  ['Max rate limit|Concurrent access', ['max rate limit', 'concurrent access']],
  ['(?:expired|revoked) \\d+', ['expired', 'revoked']],
  ['lead\\.create failed', ['lead.create failed']],
  ['[(]code[)] {2,3}trailers?', ['trailer']],
  ['(?:maybe)? {1,2}[a-z]+', undefined],
  ['word|\\d+', undefined],
  ['optional(?:really)*x{0,3}', ['optional']],
  ['lost{0,1}words', ['words']],
  ['microsoft[.]crm', ['microsoft.crm']],
])('the fixed words of %s', (pattern, words) => {
  expect(() => RE2JS.compile(pattern)).not.toThrow()
  expect(wordsOf(pattern)).toEqual(words)
})

test('an alternative without any choice is literal', () => {
  const branches = branchesOf('marketo|state/province|power ?apps|\\bmunchkin')
  expect(branches.map((branch) => branch.isLiteral)).toEqual([true, true, false, false])
})
