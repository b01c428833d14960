// A team's service: signing in, what is one's own, and limits said in words.
import { expect, it } from 'vitest'
import { openService } from './opened-service.ts'
import { expectAccessible } from './visit.ts'

const ADMIN_KEY = '0123456789abcdef0123456789abcdef'
const service = openService({
  LEADPROBE_ADMIN_KEY: ADMIN_KEY,
  LEADPROBE_ANONYMOUS: 'off',
  LEADPROBE_KEY_PER_MINUTE: '1',
})

const PHONE = { viewport: { width: 320, height: 640 } }
const SCENARIO = '/rehearse/https-endpoint/tls-expired'

async function makeKey(): Promise<string> {
  const wanted = { tenant: 'contoso', name: 'a test', scopes: ['check:run', 'report:read'] }
  const response = await fetch(service.at('/v1/keys'), {
    method: 'POST',
    headers: { authorization: `Bearer ${ADMIN_KEY}`, 'content-type': 'application/json' },
    body: JSON.stringify(wanted),
  })
  return ((await response.json()) as { key: string }).key
}

it.each([
  ['with script', {}],
  ['without script, on a phone', { javaScriptEnabled: false, ...PHONE }],
])('%s, a key signs in, checks for its team alone, and signs out', async (_, options) => {
  const { page, offences } = await service.visit(SCENARIO, options)
  await page.click('text=Sign in')
  await page.fill('input[name=key]', await makeKey())
  await page.click('button:has-text("Sign in")')
  expect(await page.innerText('.visit')).toContain('Signed in for contoso')
  if (!('javaScriptEnabled' in options)) await expectAccessible(page)
  await page.goto(service.at(SCENARIO))
  await page.click('button.primary')
  await page.waitForSelector('.verdict')
  const width = await page.evaluate('document.documentElement.scrollWidth')
  expect(width).toBeLessThanOrEqual(page.viewportSize()?.width ?? 0)
  await page.goto(service.at(SCENARIO))
  await page.click('button.primary')
  await page.waitForSelector('text=The limit is 1 check in a minute from this key.')
  await page.click('text=Sign out')
  expect(await page.innerText('.visit')).toContain('Sign in')
  // A browser writes an answer of 429 to its console; nothing else may be there.
  expect(offences.filter((offence) => !offence.includes('429'))).toEqual([])
})

it('says what is missing where somebody without a key wants to check', async () => {
  const { page } = await service.visit(SCENARIO)
  await page.click('button.primary')
  await page.waitForSelector('text=This needs a key with the scope check:run.')
  await expectAccessible(page)
})
