// A visit to the page in a browser that notes whatever must not happen: requests to elsewhere,
// violations of the content security policy, errors in the script.
import axe from 'axe-core'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { expect, onTestFinished } from 'vitest'

export interface Visit {
  readonly page: Page
  /** What went wrong so far, in words; empty when nothing did. */
  readonly offences: readonly string[]
}

export async function visit(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<Visit> {
  const context = await browser.newContext({ reducedMotion: 'reduce', ...options })
  onTestFinished(() => context.close())
  const page = await context.newPage()
  const offences: string[] = []
  const origin = new URL(url).origin
  page.on('request', (request) => {
    if (new URL(request.url()).origin !== origin) offences.push(`request to ${request.url()}`)
  })
  page.on('console', (message) => {
    if (message.type() === 'error') offences.push(message.text())
  })
  page.on('pageerror', (error) => offences.push(String(error)))
  page.on('dialog', (dialog) => {
    offences.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  await page.goto(url)
  return { page, offences }
}

interface Violation {
  readonly id: string
  readonly impact?: string | null
  readonly nodes: readonly { readonly html: string }[]
}

/** Expects that axe finds nothing serious in the page as it is now. */
export async function expectAccessible(page: Page): Promise<void> {
  await page.evaluate(axe.source)
  const violations = (await page.evaluate(
    'axe.run(document).then((result) => result.violations)',
  )) as Violation[]
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  expect(grave.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual(
    [],
  )
}

/** Presses a key until what has the focus fits, as somebody without a mouse would. */
export async function pressUntil(page: Page, key: string, selector: string): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press(key)
    if (await page.evaluate(`document.activeElement?.matches(${JSON.stringify(selector)})`)) return
  }
  throw new Error(`${key} never led to ${selector}`)
}
