// Each job by keyboard alone, and without script.
import { describe, expect, it } from 'vitest'
import { openService, TICKET, verdictOf } from './opened-service.ts'
import { pressUntil } from './visit.ts'

const service = openService()

describe('the keyboard alone', () => {
  it('skips to the content, runs an example and reads on', async () => {
    const { page } = await service.visit('/')
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

  it('fills in a form, choosing between alternatives, and checks it', async () => {
    const { page } = await service.visit('/?kind=dynamics-365')
    await page.waitForSelector('html.has-script fieldset')
    await pressUntil(page, 'Tab', 'input[name="/url"]')
    await page.keyboard.insertText('https://contoso-gone.crm4.dynamics.com/main.aspx')
    await pressUntil(page, 'Tab', 'input[type=radio]')
    await page.keyboard.press('ArrowDown')
    await pressUntil(page, 'Tab', 'input[name="/auth/userName@office-365"]')
    await page.keyboard.insertText('leads')
    await pressUntil(page, 'Tab', 'input[name="/auth/password@office-365"]')
    await page.keyboard.insertText('nothing special')
    await page.keyboard.press('Enter')
    expect(await verdictOf(page)).not.toBe('Passed')
    await pressUntil(page, 'Tab', '.run .button')
    await page.keyboard.press('Enter')
    await page.waitForSelector('.report-foot')
  })

  it('rehearses a failure, mends it and reads a lead', async () => {
    const { page } = await service.visit('/rehearse')
    await page.waitForSelector('html.has-script')
    await pressUntil(page, 'Tab', '#wanted')
    await page.keyboard.insertText('no role')
    await pressUntil(page, 'Tab', '.scenario')
    await page.keyboard.press('Enter')
    expect(await verdictOf(page)).toBe('Not working')
    await pressUntil(page, 'Shift+Tab', '.card > button.primary')
    await page.keyboard.press('Enter')
    await page.waitForSelector('.verdict[data-verdict=pass]')
    await page.goto(service.at('/lead'))
    await pressUntil(page, 'Tab', '#lead-text')
    await page.keyboard.insertText('SPZA-PLT|contoso.my-offer')
    await pressUntil(page, 'Tab', 'button.primary')
    await page.keyboard.press('Enter')
    await page.waitForSelector('.lead-parts')
  })

  it('explains a ticket', async () => {
    const { page } = await service.visit('/ticket')
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
    const { page } = await service.visit('/', off)
    await page.click('text=One that fails')
    expect(await page.innerText('#verdict-heading')).toBe('Not working')
    expect(page.url()).toContain('/reports/')
  })

  it('checks what is pasted', async () => {
    const { page } = await service.visit('/', off)
    await page.fill('#text', 'https://127.0.0.1/hook')
    await page.click('text=Check it')
    expect(await page.getAttribute('.finding', 'data-rule')).toBe('network/address-blocked')
  })

  it('rehearses a failure as it is and mended, and is told what changed', async () => {
    const { page } = await service.visit('/rehearse', off)
    await page.click('.scenario:has-text("The application user has no role")')
    await page.click('button:text-is("Run the check")')
    expect(await page.innerText('#verdict-heading')).toBe('Not working')
    await page.goBack()
    await page.click('text=Run it mended')
    expect(await page.innerText('#verdict-heading')).toBe('Passed')
    expect(await page.innerText('.comparison')).toContain('Gone')
    await page.click('text=Delete it now')
    expect(new URL(page.url()).pathname).toBe('/')
  })

  it('shows the fields of the alternative that is chosen', async () => {
    const { page } = await service.visit('/?kind=salesforce', off)
    await page.fill('input[name="/organizationId"]', 'nonsense')
    await page.click('text=Access token')
    await page.fill('input[name="/api/instanceUrl@access-token"]', 'https://a.my.salesforce.com')
    expect(await page.isVisible('textarea[name="/api/privateKey@jwt"]')).toBe(false)
    await page.click('text=Run the check')
    await page.waitForSelector('[data-field="/api/accessToken"] .notes')
    expect(await page.isVisible('input[name="/api/instanceUrl@access-token"]')).toBe(true)
  })

  it('reads a lead', async () => {
    const { page } = await service.visit('/lead', off)
    await page.fill('#lead-text', 'SPZA-PLT|contoso.my-offer')
    await page.click('text=Read it')
    expect(await page.innerText('.lead-parts')).toContain('Partner Led Trial')
  })

  it('fills in a form by hand', async () => {
    const { page } = await service.visit('/', off)
    await page.click('text=Azure table')
    await page.fill('input[name="/connectionString"]', 'nonsense')
    await page.click('text=Run the check')
    expect(await page.innerText('#verdict-heading')).toBe('Not working')
  })

  it('explains a ticket', async () => {
    const { page } = await service.visit('/ticket', off)
    await page.fill('#ticket-text', TICKET)
    await page.click('text=Explain it')
    expect(await page.getAttribute('.finding', 'data-rule')).toBe('dataverse/no-roles')
  })
})
