// The page in a real browser, before the real service with the lab behind it: each job, by mouse, by
// keyboard alone and without script.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchChromium } from './launch-chromium.ts'
import { type StartedService, startService } from './started-service.ts'
import { expectAccessible, pressUntil, visit } from './visit.ts'

let browser: Browser
let service: StartedService

beforeAll(async () => {
  const started = await Promise.all([launchChromium(), startService()])
  browser = started[0]
  service = started[1]
})

afterAll(async () => {
  await Promise.all([browser?.close(), service?.stop()])
})

const at = (path: string) => new URL(path, service.url).href

async function verdictOf(page: Page): Promise<string> {
  await page.waitForSelector('.verdict')
  return page.innerText('#verdict-heading')
}

async function outcomesOf(page: Page): Promise<string[]> {
  return page.$$eval('.report .step', (steps) =>
    steps.map((step) => `${step.getAttribute('data-step')} ${step.getAttribute('data-outcome')}`),
  )
}

const TICKET =
  'Hi, no lead since Tuesday. Unable to save lead to Dynamics CRM. LastCRMError: SecLib::RetrievePrivilegeForUser failed - no roles are assigned to user.'

describe.each(['light', 'dark'] as const)('the first screen (%s)', (colorScheme) => {
  it('offers an example, and is accessible', async () => {
    const { page, offences } = await visit(browser, at('/'), { colorScheme })
    await page.waitForSelector('text=One that works')
    await expectAccessible(page)
    expect(offences).toEqual([])
  })

  it('shows a verdict with remedy after a click on the failing example', async () => {
    const { page, offences } = await visit(browser, at('/'), { colorScheme })
    await page.click('text=One that fails')
    expect(await verdictOf(page)).toBe('Not working')
    expect(await page.innerText('.finding .chip-turn')).toBe('Your turn')
    expect(await page.locator('.remedy li').count()).toBeGreaterThan(1)
    expect(await outcomesOf(page)).toEqual([
      'config pass',
      'network pass',
      'sign-in skip',
      'permission skip',
      'write fail',
      'read-back skip',
      'clean-up skip',
    ])
    expect(await page.evaluate('document.activeElement?.id')).toBe('verdict-heading')
    expect(await page.innerText('.run [role=status]')).toContain('cannot receive leads')
    expect(await page.getAttribute('input[name="/url"]', 'aria-invalid')).toBe('true')
    await expectAccessible(page)
    expect(offences).toEqual([])
  })

  it('shows that the working example works, and that nothing was left behind', async () => {
    const { page, offences } = await visit(browser, at('/'), { colorScheme })
    await page.click('text=One that works')
    expect(await verdictOf(page)).toBe('Passed')
    expect(await page.innerText('.lead-fate')).toMatch(/written and removed again/)
    await page.click('[data-step=write] summary')
    expect(await page.innerText('[data-step=write] .exchange')).toContain('MSFT_TEST_')
    await expectAccessible(page)
    expect(offences).toEqual([])
  })
})

describe('a pasted config', () => {
  it('is recognised, fills its form, and is linted at the field while it is typed', async () => {
    const { page, offences } = await visit(browser, at('/'))
    await page.fill('#text', 'http://leads.contoso.example/hook')
    await page.waitForSelector('.field[data-field="/url"] .notes')
    expect(await page.innerText('.recognised')).toMatch(/^This is /)
    const field = page.locator('input[name="/url"]')
    expect(await field.getAttribute('type')).toBe('password')
    await page.click('[data-reveals]')
    expect(await field.getAttribute('type')).toBe('text')
    await field.fill('https://leads.contoso.example/hook')
    await page.waitForSelector('input[name="/url"][aria-invalid=false]')
    await expectAccessible(page)
    expect(offences).toEqual([])
  })

  it('keeps its secret in the browser: none comes back from the server', async () => {
    const { page } = await visit(browser, at('/'))
    const replies: string[] = []
    page.on('response', async (response) => {
      if (response.url().includes('/v1/')) replies.push(await response.text())
    })
    const key = `${'canary00'.repeat(10)}canary==`
    const text = `DefaultEndpointsProtocol=https;AccountName=contosoleads;AccountKey=${key}`
    await page.fill('#text', text)
    const field = page.locator('input[name="/connectionString"]')
    await field.waitFor()
    expect(await field.inputValue()).toBe(text)
    expect(replies.length).toBeGreaterThan(0)
    expect(replies.join('\n')).not.toContain('canary00')
  })

  it('that is an error is explained on the spot', async () => {
    const { page } = await visit(browser, at('/'))
    await page.fill('#text', TICKET)
    await page.waitForSelector('[data-rule="dataverse/no-roles"]')
  })
})

describe('an example that fails', () => {
  it('turns green when it is mended', async () => {
    const { page, offences } = await visit(browser, at('/'))
    await page.click('text=One that fails')
    expect(await verdictOf(page)).toBe('Not working')
    await page.fill('input[name="/url"]', 'https://leads.contoso.example/hook')
    await page.click('text=Run the check')
    await page.waitForSelector('.verdict[data-verdict=pass]')
    expect(offences).toEqual([])
  })
})

describe('the rehearsal', () => {
  it('finds a failure by its words and runs it', async () => {
    const { page, offences } = await visit(browser, at('/rehearse'))
    await page.fill('#wanted', 'certificate expired')
    await page.click('.scenario')
    expect(await verdictOf(page)).toBe('Not working')
    expect(await page.getAttribute('.finding', 'data-rule')).toBe('tls/expired')
    await expectAccessible(page)
    expect(offences).toEqual([])
  })

  it('shows steps while they happen, and can be cancelled', async () => {
    const { page, offences } = await visit(browser, at('/rehearse'))
    await page.click('.scenario:has-text("No answer ever comes")')
    await page.waitForSelector('[data-step=network][data-outcome=pass]')
    expect(await page.innerText('[data-step=write]')).toContain('Running')
    await expectAccessible(page)
    await page.click('text=Cancel')
    await page.waitForSelector('text=Cancelled')
    expect(offences).toEqual([])
  })
})

describe('the ticket tab', () => {
  it('explains a text with the telling words marked, and a reply to copy', async () => {
    const { page, offences } = await visit(browser, at('/ticket'))
    await page.fill('#ticket-text', TICKET)
    await page.click('text=Explain it')
    await page.waitForSelector('[data-rule="dataverse/no-roles"]')
    expect(await page.innerText('mark')).toMatch(/RetrievePrivilegeForUser|no roles/)
    expect(await page.inputValue('#reply')).toContain('What to do:\n1. ')
    await page.click('text=Copy')
    await page.waitForSelector('.reply-head [role=status]:not(:empty)')
    await expectAccessible(page)
    expect(offences).toEqual([])
  })
})

describe('the keyboard alone', () => {
  it('skips to the content, runs an example and reads on', async () => {
    const { page } = await visit(browser, at('/'))
    await page.waitForSelector('html.has-script')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    expect(await page.evaluate('document.activeElement?.id')).toBe('main')
    await pressUntil(page, 'Tab', '.example')
    await pressUntil(page, 'Tab', '.example')
    await page.keyboard.press('Enter')
    expect(await verdictOf(page)).toBe('Not working')
    await pressUntil(page, 'Tab', '.step summary')
    await page.keyboard.press('Enter')
    expect(await page.locator('.step details[open]').count()).toBe(1)
  })

  it('explains a ticket', async () => {
    const { page } = await visit(browser, at('/ticket'))
    await page.waitForSelector('html.has-script')
    await pressUntil(page, 'Tab', '#ticket-text')
    await page.keyboard.insertText(TICKET)
    await pressUntil(page, 'Tab', 'button.primary')
    await page.keyboard.press('Enter')
    await page.waitForSelector('.finding')
    expect(await page.evaluate('document.activeElement?.id')).toBe('result-heading')
  })
})

describe('without script', () => {
  const off = { javaScriptEnabled: false }

  it('runs an example and shows its report', async () => {
    const { page } = await visit(browser, at('/'), off)
    await page.click('text=One that fails')
    expect(await page.innerText('#verdict-heading')).toBe('Not working')
    expect(page.url()).toContain('/reports/')
  })

  it('checks what is pasted', async () => {
    const { page } = await visit(browser, at('/'), off)
    await page.fill('#text', 'https://127.0.0.1/hook')
    await page.click('text=Check it')
    expect(await page.getAttribute('.finding', 'data-rule')).toBe('network/address-blocked')
  })

  it('fills in a form by hand', async () => {
    const { page } = await visit(browser, at('/'), off)
    await page.click('text=Azure table')
    await page.fill('input[name="/connectionString"]', 'nonsense')
    await page.click('text=Run the check')
    expect(await page.innerText('#verdict-heading')).toBe('Not working')
  })

  it('explains a ticket', async () => {
    const { page } = await visit(browser, at('/ticket'), off)
    await page.fill('#ticket-text', TICKET)
    await page.click('text=Explain it')
    expect(await page.getAttribute('.finding', 'data-rule')).toBe('dataverse/no-roles')
  })
})

describe('every other page', () => {
  it.each(['/rules', '/rules/tls/expired', '/docs', '/?kind=azure-table'])(
    '%s is accessible',
    async (path) => {
      const { page, offences } = await visit(browser, at(path))
      await expectAccessible(page)
      expect(offences).toEqual([])
    },
  )

  it('fits a phone without scrolling sideways', async () => {
    const viewport = { width: 320, height: 640 }
    for (const path of ['/', '/ticket', '/rehearse', '/rules', '/docs', '/?kind=azure-table']) {
      const { page } = await visit(browser, at(path), { viewport })
      await page.waitForSelector('html.has-script')
      expect(await page.evaluate('document.documentElement.scrollWidth'), path).toBe(320)
    }
  })
})
