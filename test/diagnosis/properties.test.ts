// What holds for every text: spans fit, nothing throws, and cost grows with length only.
import fc from 'fast-check'
import { check } from 'recheck'
import { describe, expect, test } from 'vitest'
import { codeRows } from '../../src/diagnosis/code-rows.ts'
import { decoders } from '../../src/diagnosis/decode-text.ts'
import { defaultRulebook } from '../../src/diagnosis/default-rulebook.ts'
import { capturePatterns } from '../../src/diagnosis/find-captures.ts'
import { statusPatterns } from '../../src/diagnosis/find-statuses.ts'
import { foldChar, isPlain } from '../../src/diagnosis/fold-char.ts'
import { flatten, foldPhrase } from '../../src/diagnosis/fold-text.ts'
import { codeRun, numberedRun, statusRun } from '../../src/diagnosis/listing.ts'
import { mendingPatterns } from '../../src/diagnosis/mended-text.ts'
import { triedOnLines } from '../../src/diagnosis/mention.ts'
import { quotedSentence } from '../../src/diagnosis/mention-lines.ts'
import { filePhrases, PhraseIndex } from '../../src/diagnosis/phrase-index.ts'
import { expressionsIn } from '../../src/diagnosis/prepare-rules.ts'
import { programPart } from '../../src/diagnosis/program-lines.ts'
import { tableHeads } from '../../src/diagnosis/reference-table.ts'
import { squeeze } from '../../src/diagnosis/squeeze-text.ts'
import { statusMentions } from '../../src/diagnosis/status-mentions.ts'

const rulebook = defaultRulebook()

const pieces = fc.constantFrom(
  'AADSTS50126',
  'HTTP 403 Forbidden',
  'Invalid client secret is provided',
  'ECONNREFUSED',
  'getaddrinfo ENOTFOUND x.table.core.windows.net',
  '\\r\\n',
  '\\u00e9',
  '&lt;&#x41;',
  '<b class="x">',
  '“’',
  '错误',
  'e\u0301',
  '😀',
  '\ud83d',
  '\n> ',
)
const texts = fc
  .array(fc.oneof(pieces, fc.string({ unit: 'binary', maxLength: 12 })), { maxLength: 30 })
  .map((parts) => parts.join(' '))

test('spans lie in the text and give the quote', () => {
  fc.assert(
    fc.property(texts, (text) => {
      for (const { evidence } of rulebook.diagnose(text).findings) {
        const [start, end] = evidence.span ?? [0, 0]
        expect(start).toBeLessThan(end)
        expect(end).toBeLessThanOrEqual(text.length)
        expect(text.slice(start, end)).toBe(evidence.quote)
      }
    }),
    { numRuns: 500 },
  )
})

test('any evidence that is not a pass gets a finding', () => {
  fc.assert(
    fc.property(
      texts,
      fc.array(fc.string()),
      fc.integer({ min: 100, max: 599 }),
      (text, codes, status) => {
        const findings = rulebook.judge([{ step: 'write', outcome: 'fail', codes, status, text }])
        expect(findings).toHaveLength(1)
      },
    ),
  )
})

test('every unit of a folded text has a place in its source', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const flat = flatten(text)
      for (let at = 0; at < flat.text.length; at++) {
        const [start, end] = flat.sourceSpan(at, at + 1)
        expect(start).toBeLessThan(end)
        expect(end).toBeLessThanOrEqual(text.length)
      }
    }),
  )
})

test('a unit that is passed on in lower case folds to just that', () => {
  const units = Array.from({ length: 0x10000 }, (_, unit) => unit).filter(isPlain)
  const others = units.filter((unit) => {
    const char = String.fromCharCode(unit)
    return foldChar(char) !== char.toLowerCase() || char.toLowerCase().length !== 1
  })
  expect(units.length).toBeGreaterThan(30_000)
  expect(others).toEqual([])
})

test('folding is settled: what was folded folds to itself', () => {
  const plain = fc.string({ unit: fc.constantFrom(...'aZ 9.:*"\'é错　ｱ\n-') })
  fc.assert(
    fc.property(plain, (text) => {
      const folded = foldPhrase(text)
      expect(foldPhrase(folded)).toBe(folded)
      expect(squeeze(flatten(text)).text).toBe(folded)
    }),
  )
})

test('the index finds what a plain search finds', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'é'), minLength: 4, maxLength: 11 })
  const phrases = fc.uniqueArray(word, { minLength: 1, maxLength: 40 })
  fc.assert(
    fc.property(phrases, fc.string({ unit: fc.constantFrom('a', 'b', 'é') }), (words, text) => {
      const index = new PhraseIndex(filePhrases(words))
      const found = new Set<string>()
      index.scan(text, (id, start) => {
        const word = words[id] ?? ''
        expect(text.startsWith(word, start)).toBe(true)
        found.add(word)
      })
      expect([...found].sort()).toEqual(words.filter((word) => text.includes(word)).sort())
    }),
  )
})

describe('cost', () => {
  const fastest = (text: string) =>
    Math.min(
      ...Array.from({ length: 5 }, () => {
        const start = performance.now()
        rulebook.diagnose(text)
        return performance.now() - start
      }),
    )

  test.each([
    ['blanks', ' '],
    ['backslashes', '\\'],
    ['open tags', '<a '],
    ['dots', 'a.'],
    ['quotes', "tenant '"],
    ['verbs', 'returned the error code '],
    ['codes', 'AADSTS50126 HTTP 403 '],
    ['wide signs', '错误'],
    ['marks', 'e\u0301'],
  ])('grows with the length only: %s', (_, unit) => {
    const of = (length: number) => unit.repeat(Math.ceil(length / unit.length))
    rulebook.diagnose(of(8 * 1024))
    // 8 times the text; quadratic cost would be 64 times.
    expect(fastest(of(64 * 1024))).toBeLessThan(Math.max(30 * fastest(of(8 * 1024)), 40))
  })

  const patterns = [
    ...statusPatterns(),
    ...expressionsIn(triedOnLines),
    ...statusMentions,
    quotedSentence,
    ...codeRows,
    codeRun,
    numberedRun,
    statusRun,
    ...tableHeads,
    programPart,
    ...mendingPatterns,
    ...Object.values(capturePatterns),
    ...Object.values(decoders),
  ].map((pattern) => [pattern.source, pattern.flags] as const)

  test.each(patterns)(
    '%s is no trap',
    async (source, flags) => {
      expect((await check(source, flags, { timeout: 20_000 })).status).toBe('safe')
    },
    30_000,
  )
})
