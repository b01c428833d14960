// A destination that answers with script: the page shows it as text, and the policy has nothing to say.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest'
import { createApp } from '../../src/app/app.ts'
import { listenHttp } from '../../src/platform/node/http-server.ts'
import { testServices } from '../app/test-services.ts'
import { authority, HOST, httpsSite } from '../platform/node/loopback.ts'
import { launchChromium } from './launch-chromium.ts'
import { expectAccessible, visit } from './visit.ts'

const HOSTILE = '<script>alert(1)</script><img src="https://evil.example/x.png" onerror="alert(2)">'

let browser: Browser
beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(() => browser?.close())

it.each([200, 302, 400])('an answer of %i with script in it runs nowhere', async (status) => {
  const site = await httpsSite((request, response) => {
    request.resume()
    response.writeHead(status, {
      'content-type': 'text/html',
      location: "javascript:alert('3')",
      'x-hostile': HOSTILE,
    })
    response.end(HOSTILE)
  })
  const app = createApp(testServices(site.port, {}, authority.pem))
  const server = await listenHttp(app.fetch, { port: 0, host: '127.0.0.1' })
  onTestFinished(() => server.close())
  const { page, offences } = await visit(browser, server.url)
  await page.fill('#text', `https://${HOST}/hook`)
  await page.click('text=Run the check')
  await page.waitForSelector('.verdict')
  for (const summary of await page.locator('summary').all()) await summary.click()
  expect(await page.innerText('.report')).toContain('<script>alert(1)</script>')
  expect(await page.locator('main script, main img').count()).toBe(0)
  await expectAccessible(page)
  await page.click('text=Link to this report')
  await page.waitForSelector('.report-foot')
  for (const summary of await page.locator('summary').all()) await summary.click()
  expect(await page.locator('main script, main img').count()).toBe(0)
  expect(offences).toEqual([])
})
