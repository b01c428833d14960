// The page in a real browser: what is pasted is recognised, linted and explained.
import { describe, expect, it } from 'vitest'
import { openService, outcomesOf, TICKET, verdictOf } from './opened-service.ts'
import { expectAccessible } from './visit.ts'

const service = openService()

describe.each(['light', 'dark'] as const)('the first screen (%s)', (colorScheme) => {
  it('offers an example, and is accessible', async () => {
    const { page, offences } = await service.visit('/', { colorScheme })
    await page.waitForSelector('text=One that works')
    await expectAccessible(page)
    expect(offences).toEqual([])
  })

  it('shows a verdict with remedy after a click on the failing example', async () => {
    const { page, offences } = await service.visit('/', { colorScheme })
    await page.click('text=One that fails')
    expect(await verdictOf(page)).toBe('Not working')
    expect(await page.innerText('.finding .chip-turn')).toBe('Your turn')
    expect(await page.innerText('.finding .facts')).toContain('Field: HTTPS endpoint URL')
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
    const { page, offences } = await service.visit('/', { colorScheme })
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
    const { page, offences } = await service.visit('/')
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

  it('says at each field what is missing, goes there, and sends nothing', async () => {
    const { page } = await service.visit('/?kind=dynamics-365')
    await page.click('button:has-text("Run the check")')
    await page.waitForSelector('[data-field="/url"] .notes:has-text("Fill this in.")')
    expect(await page.locator('.field .notes').count()).toBe(4)
    expect(await page.evaluate('document.activeElement?.name')).toBe('/url')
    expect(await page.innerText('.run')).toBe(
      'Not checked yet: fill in the fields that are marked.',
    )
    await expectAccessible(page)
    await page.fill('input[name="/url"]', 'https://contoso.crm4.dynamics.com')
    await page.waitForSelector('[data-field="/url"] .notes', { state: 'detached' })
  })

  it('keeps its secret in the browser: none comes back from the server', async () => {
    const { page } = await service.visit('/')
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
    const { page } = await service.visit('/')
    await page.fill('#text', TICKET)
    await page.waitForSelector('[data-rule="dataverse/no-roles"]')
  })
})

describe('a lead', () => {
  it('is explained in the one box, and on its own tab', async () => {
    const { page, offences } = await service.visit('/')
    await page.fill('#text', 'SPZA-PLT|contoso.my-offer')
    await page.waitForSelector('.lead-parts')
    expect(await page.innerText('.lead-parts')).toContain('Partner Led Trial')
    await expectAccessible(page)
    await page.goto(service.at('/lead'))
    await page.fill('#lead-text', 'AzureMarketplace-INS|contoso.my-offer')
    await page.click('text=Read it')
    await page.waitForSelector('.lead-parts')
    await page.click('summary >> text=Salesforce')
    await expectAccessible(page)
    expect(offences).toEqual([])
  })
})

describe('the ticket tab', () => {
  it('explains a text with the telling words marked, and a reply to copy', async () => {
    const { page, offences } = await service.visit('/ticket')
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

describe('every other page', () => {
  it.each([
    '/rules',
    '/rules/tls/expired',
    '/docs',
    '/?kind=azure-table',
    '/?kind=salesforce',
    '/?kind=marketo',
    '/lead',
    '/sign-in',
    '/rehearse/dynamics-365/no-roles',
  ])('%s is accessible', async (path) => {
    const { page, offences } = await service.visit(path)
    await expectAccessible(page)
    expect(offences).toEqual([])
  })

  it('that is not there says so accessibly', async () => {
    const { page } = await service.visit('/nothing-here')
    expect(await page.innerText('h1')).toBe('There is nothing here')
    await expectAccessible(page)
  })

  it('fits a phone without scrolling sideways', async () => {
    const viewport = { width: 320, height: 640 }
    for (const path of [
      '/',
      '/ticket',
      '/lead',
      '/rehearse',
      '/rehearse/dynamics-365/no-roles',
      '/rules',
      '/docs',
      '/?kind=salesforce',
      '/?kind=dynamics-365',
    ]) {
      const { page } = await service.visit(path, { viewport })
      await page.waitForSelector('html.has-script')
      expect(await page.evaluate('document.documentElement.scrollWidth'), path).toBe(320)
    }
  })
})
