// What gives a cause away, in words that need no knowledge of rules.
import { expect, it } from 'vitest'
import { ruleText } from '../../src/app/rule-text.ts'
import { defaultRulebook } from '../../src/diagnosis/default-rulebook.ts'
import { ruleMarkdown } from '../../src/report/markdown/rule-markdown.ts'
import { signsOf } from '../../src/report/rule-signs.ts'

it('sorts alternatives by what they are, and keeps together what counts together', () => {
  const signs = signsOf({
    any: [
      { code: ['lp:not-https', 'AADSTS1'] },
      { any: [{ status: [401, '5xx'] }, { header: { name: 'x-ms', contains: 'down' } }] },
      { text: { de: ['kaputt'], en: ['broken', 'gone'] } },
      { all: [{ code: 'FULL' }, { any: [{ host: '*.a.example' }, { status: 400 }] }] },
    ],
  })
  expect(signs.map(({ label, values, more = '' }) => [label, values.join(' | '), more])).toEqual([
    ['Codes', 'AADSTS1', ''],
    ['Statuses', 'HTTP 401 | HTTP 5xx', ''],
    ['Headers', 'x-ms: …down…', ''],
    ['Words', '“broken” | “gone”', 'the same in de'],
    ['Together', 'FULL + *.a.example or HTTP 400', ''],
    ['In a check', 'leadprobe sees it for itself', ''],
  ])
})

it('has something to say about every rule, and nothing of our own codes', () => {
  for (const rule of defaultRulebook().rules) {
    const signs = signsOf(rule.when)
    expect(signs.length, rule.id).toBeGreaterThan(0)
    expect(JSON.stringify(signs), rule.id).not.toContain('lp:')
  }
})

it('stands in the Markdown of a rule', () => {
  const rule = defaultRulebook().rule('tls/expired')
  if (rule === undefined) throw new Error('there is no such rule')
  const text = ruleMarkdown(rule, ruleText(rule))
  expect(text).toMatch(/## What gives it away\n\n- Codes: `CERT_HAS_EXPIRED`, /)
})
