// What is known of a pattern without running it: how long it can be, and which pieces it needs where.
import { expect, test } from 'vitest'
import { ChainSearch } from '../../src/diagnosis/chain-search.ts'
import { type Chain, chainOf } from '../../src/diagnosis/pattern-chain.ts'
import { longestMatch } from '../../src/diagnosis/pattern-length.ts'

const ENDLESS = Number.POSITIVE_INFINITY

test.each([
  ['abc', 3],
  ['ab{2,5}', 6],
  ['(?:one|three)? x', 7],
  ['(?P<id>[0-9]{3})-a?', 8],
  ['a+', ENDLESS],
  ['a+?bc', ENDLESS],
  ['a{3,}b', ENDLESS],
  ['\\x41\\pL', 4],
])('%s is no longer than %d units', (pattern, units) => {
  expect(longestMatch(pattern)).toBe(units)
})

const chain = (alternative: string): Chain =>
  chainOf(alternative, {
    toPiece: (run) => (run.length >= 2 ? run : undefined),
    mostSpellings: 4,
  })

test.each<[string, readonly (readonly [string[], number])[]]>([
  [
    'leads? sent',
    [
      [['lead'], 0],
      [[' sent'], 1],
    ],
  ],
  ['leads (?:not|never) sent', [[['leads not sent', 'leads never sent'], 0]]],
  [
    'lost[^.]{0,30}(?:one|two)',
    [
      [['lost'], 0],
      [['one', 'two'], 60],
    ],
  ],
  ['(?:a|b|c|d|e)x gone', [[['x gone'], 1]]],
  [
    '(?:see [0-9]|got it) now',
    [
      [['see ', 'got it'], 0],
      [[' now'], 2],
    ],
  ],
  [
    '(?:ab)+cd',
    [
      [['ab'], 0],
      [['cd'], ENDLESS],
    ],
  ],
  [
    'no (?:more )?(?P<x>one|two)',
    [
      [['no '], 0],
      [['one', 'two'], 5],
    ],
  ],
  [
    '(?:x[0-9]{4}ab|cd[0-9]{2})ef',
    [
      [['ab', 'cd'], 9],
      [['ef'], 4],
    ],
  ],
])('the pieces of %s and the gaps before them', (alternative, links) => {
  expect(chain(alternative).map(({ pieces, gap }) => [pieces, gap])).toEqual(links)
})

test.each([
  ['lost and .. one', true],
  ['one, lost', false],
  [`lost ${' '.repeat(60)} one`, false],
  [`lost ${' '.repeat(60)} lost one`, true],
  ['two lost two', true],
])('pieces count in their order and near enough: %s', (text, stands) => {
  expect(new ChainSearch(chain('lost[^.]{0,30}(?:one|two)')).standsIn(text)).toBe(stands)
})
