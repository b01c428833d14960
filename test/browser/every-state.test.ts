// States that no job ends in, in light and in dark: each is accessible, and the policy stays quiet.
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { openService, verdictOf } from './opened-service.ts'
import { expectAccessible, pressUntil } from './visit.ts'

const service = openService()

async function rehearse(page: Page, words: string): Promise<void> {
  await page.fill('#wanted', words)
  await page.click('.scenario')
  await verdictOf(page)
}

describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
  it.each([
    ['a warning', 'A flow accepts the lead'],
    ['no verdict', 'A web service answers 503'],
  ])('%s', async (_, words) => {
    const { page, offences } = await service.visit('/rehearse', { colorScheme })
    await rehearse(page, words)
    for (const summary of await page.locator('summary').all()) await summary.click()
    await expectAccessible(page)
    expect(offences).toEqual([])
  })

  it('a mended failure, and its report beside the one before', async () => {
    const { page, offences } = await service.visit('/rehearse', { colorScheme })
    await rehearse(page, 'replaced the secret')
    await page.click('button:text-is("Mend it")')
    await page.waitForSelector('.verdict[data-verdict=pass]')
    await page.click('text=Where to do it in the real product')
    await expectAccessible(page)
    await page.click('text=Link to this report')
    await page.waitForSelector('.report-foot')
    expect(await page.innerText('.comparison')).toContain('Gone')
    await expectAccessible(page)
    expect(offences).toEqual([])
  })

  it('a service that is gone', async () => {
    const { page } = await service.visit('/', { colorScheme })
    await page.route('**/checks', (route) => route.abort())
    await page.click('text=One that fails')
    await page.waitForSelector('.run[data-phase=broken]')
    expect(await page.innerText('.run .verdict')).toContain('Check again')
    await expectAccessible(page)
  })

  it('a ticket that says nothing', async () => {
    const { page, offences } = await service.visit('/ticket', { colorScheme })
    await page.fill('#ticket-text', 'All is well.')
    await page.click('text=Explain it')
    await page.waitForSelector('.diagnosis')
    await expectAccessible(page)
    expect(offences).toEqual([])
  })
})

describe('a report', () => {
  it('is deleted by the keyboard alone', async () => {
    const { page } = await service.visit('/')
    await page.click('text=One that fails')
    await verdictOf(page)
    await page.click('text=Link to this report')
    await page.waitForSelector('.report-foot')
    const address = page.url()
    await pressUntil(page, 'Tab', '.report-foot button')
    await page.keyboard.press('Enter')
    await page.waitForURL(service.at('/'))
    expect((await page.request.get(address)).status()).toBe(404)
  })

  it('goes out as files without script', async () => {
    const { page } = await service.visit('/', { javaScriptEnabled: false })
    await page.click('text=One that fails')
    for (const name of ['HTML file', 'Markdown', 'JSON']) {
      const started = page.waitForEvent('download')
      await page.click(`.report-foot a:text-is("${name}")`)
      expect((await started).suggestedFilename()).toMatch(/^leadprobe-.*\.(html|md|json)$/)
    }
  })
})
