import { expect, test } from 'vitest'
import { testApp } from '../app/test-services.ts'

test('a rule is a page, and the same as Markdown', async () => {
  const { status, headers, text } = await page('/rules/tls/expired.md')
  expect(status).toBe(200)
  expect(headers.get('content-type')).toBe('text/markdown; charset=utf-8')
  expect(text).toMatch(/^# .+\n\n`tls\/expired` · error/)
  expect(text).toContain('## What to do\n\n1. ')
  expect((await page('/rules/tls/expired')).text).toContain('<h1>')
})

test('there is no Markdown of a rule that does not exist', async () => {
  expect((await page('/rules/tls/unheard-of.md')).status).toBe(404)
})

async function page(path: string) {
  const response = await testApp().request(path)
  const { status, headers } = response
  return { status, headers, text: await response.text() }
}
