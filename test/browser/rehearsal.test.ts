// Failures in a real browser: seen, mended, cancelled, read on after a lost connection, handed on.
import { describe, expect, it } from 'vitest'
import { openService, outcomesOf, verdictOf } from './opened-service.ts'
import { expectAccessible } from './visit.ts'

const service = openService()

describe('an example that fails', () => {
  it('turns green when it is mended', async () => {
    const { page, offences } = await service.visit('/')
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
    const { page, offences } = await service.visit('/rehearse')
    await page.fill('#wanted', 'certificate expired')
    await page.click('.scenario')
    expect(await verdictOf(page)).toBe('Not working')
    expect(await page.getAttribute('.finding', 'data-rule')).toBe('tls/expired')
    await expectAccessible(page)
    expect(offences).toEqual([])
  })

  it('shows steps while they happen, and can be cancelled', async () => {
    const { page, offences } = await service.visit('/rehearse')
    await page.click('.scenario:has-text("No answer ever comes")')
    await page.waitForSelector('[data-step=network][data-outcome=pass]')
    expect(await page.innerText('[data-step=write]')).toContain('Running')
    await expectAccessible(page)
    await page.click('text=Cancel')
    await page.waitForSelector('[data-rule="leadprobe/cancelled"]')
    await expectAccessible(page)
    expect(offences).toEqual([])
  })
})

describe('a Dynamics failure', () => {
  it('is chosen, seen, mended and green, and the change is named', async () => {
    const { page, offences } = await service.visit('/rehearse')
    await page.fill('#wanted', 'no role')
    await page.click('.scenario')
    expect(await verdictOf(page)).toBe('Not working')
    expect(await page.getAttribute('.finding', 'data-rule')).toBe('dataverse/no-roles')
    await page.click('button:text-is("Mend it")')
    await page.waitForSelector('.verdict[data-verdict=pass]')
    await page.waitForSelector('.comparison')
    expect(await page.innerText('.comparison')).toContain('Write')
    expect(await page.inputValue('input[name="/url"]')).toContain('contoso-no-roles.')
    expect(await page.innerText('.mended')).toContain('Assign the role')
    await page.click('text=Where to do it in the real product')
    expect(await page.innerText('.mended .remedy')).toContain('Power Platform admin center')
    await expectAccessible(page)
    await page.click('text=Break it again')
    await page.waitForSelector('.verdict[data-verdict=fail]')
    await page.click('text=Back to the list')
    await page.waitForSelector('#wanted')
    expect(offences).toEqual([])
  })

  it('in the settings is marked at the field inside the choice it is about', async () => {
    const { page, offences } = await service.visit('/?kind=dynamics-365')
    await page.waitForSelector('html.has-script fieldset')
    await page.fill('input[name="/url"]', 'https://contoso.crm4.dynamics.com')
    await page.fill('input[name="/auth/directoryId@entra"]', 'nonsense')
    await page.fill('input[name="/auth/applicationId@entra"]', 'nonsense')
    await page.fill('input[name="/auth/clientSecret@entra"]', 'nonsense')
    await page.waitForSelector('input[name="/auth/directoryId@entra"][aria-invalid=true]')
    await page.click('text=User name and password')
    expect(await page.isVisible('input[name="/auth/directoryId@entra"]')).toBe(false)
    await page.waitForSelector('input[name="/auth/userName@office-365"][aria-invalid=true]')
    await expectAccessible(page)
    expect(offences).toEqual([])
  })
})

describe('on a phone of 320 pixels', () => {
  it('a failure and its mending fit without scrolling sideways', async () => {
    const { page } = await service.visit('/rehearse', { viewport: { width: 320, height: 640 } })
    await page.fill('#wanted', 'no role')
    await page.click('.scenario')
    await page.waitForSelector('.verdict[data-verdict=fail]')
    for (const summary of await page.locator('summary').all()) await summary.click()
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320)
    await page.click('button:text-is("Mend it")')
    await page.waitForSelector('.verdict[data-verdict=pass]')
    await page.click('text=Where to do it in the real product')
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320)
  })
})

describe('what only time can mend', () => {
  it('says so, and passes when it is let', async () => {
    const { page } = await service.visit('/rehearse')
    await page.fill('#wanted', 'Entra has a passing trouble')
    await page.click('.scenario')
    await page.waitForSelector('.verdict[data-verdict=inconclusive]')
    expect(await page.innerText('.workbench-input .card')).toContain('Nobody on your side')
    await page.click('text=Let it pass')
    await page.waitForSelector('.verdict[data-verdict=pass]')
    await expectAccessible(page)
  })
})

describe('a connection that breaks off', () => {
  it('is read on where it broke off', async () => {
    const { page } = await service.visit('/rehearse')
    await page.route('**/v1/scenarios/**/checks', async (route) => {
      const answer = await route.fetch()
      const body = await answer.text()
      const events = body.split('\n\n')
      await route.fulfill({ response: answer, body: `${events.slice(0, 2).join('\n\n')}\n\n` })
    })
    const resumed = page.waitForRequest('**/v1/checks/*/events')
    await page.fill('#wanted', 'certificate expired')
    await page.click('.scenario')
    expect((await resumed).headers()['last-event-id']).toBe('2')
    expect(await verdictOf(page)).toBe('Not working')
    expect((await outcomesOf(page)).length).toBe(7)
  })
})

describe('a report', () => {
  it('goes out as files, and is gone once it is deleted', async () => {
    const { page, offences } = await service.visit('/')
    await page.click('text=One that fails')
    await verdictOf(page)
    await page.click('text=Link to this report')
    await page.waitForSelector('.report-foot')
    const address = page.url()
    for (const name of ['HTML file', 'Markdown', 'JSON']) {
      const started = page.waitForEvent('download')
      await page.click(`.report-foot a:text-is("${name}")`)
      expect((await started).suggestedFilename()).toMatch(/^leadprobe-.*\.(html|md|json)$/)
    }
    await page.click('text=Markdown for a ticket')
    expect(await page.inputValue('#markdown')).toContain('# leadprobe')
    await expectAccessible(page)
    await page.click('text=Delete it now')
    expect((await page.request.get(address)).status()).toBe(404)
    expect(offences).toEqual([])
  })
})
