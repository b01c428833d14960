// The report as a single HTML file, opened from disk as whoever gets it by mail does.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Page } from 'playwright-core'
import { expect, it, onTestFinished } from 'vitest'
import { openService, verdictOf } from './opened-service.ts'
import { expectAccessible } from './visit.ts'

const service = openService()

async function download(page: Page): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'leadprobe-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const started = page.waitForEvent('download')
  await page.click('.report-foot a:text-is("HTML file")')
  const path = join(folder, 'report.html')
  await (await started).saveAs(path)
  return pathToFileURL(path).href
}

it.each([true, false])('is whole and quiet (script: %s)', async (javaScriptEnabled) => {
  const { page } = await service.visit('/')
  await page.click('text=One that fails')
  await verdictOf(page)
  await page.click('text=Link to this report')
  await page.waitForSelector('.report-foot')
  const url = await download(page)

  const file = await service.visit(url, { javaScriptEnabled })
  const asked: string[] = []
  file.page.on('request', (request) => asked.push(request.url()))
  await file.page.reload()
  for (const summary of await file.page.locator('summary').all()) await summary.click()
  const text = await file.page.innerText('body')
  expect(text).toContain('What to do')
  expect(text).toContain('MSFT_TEST_')
  expect(asked).toEqual([url])
  expect(file.offences).toEqual([])
  expect(await file.page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
  if (!javaScriptEnabled) return
  for (const colorScheme of ['light', 'dark'] as const) {
    await file.page.emulateMedia({ colorScheme })
    await expectAccessible(file.page)
  }
})
