// What Salesforce and Marketo give people to copy, pasted into the box of a real browser.
import { expect, it } from 'vitest'
import { EMBED_CODE, FORM_HTML, LOST_LEAD_MAIL } from '../app/pasted-documents.ts'
import { openService } from './opened-service.ts'
import { expectAccessible } from './visit.ts'

const service = openService()

it('a Web-to-Lead form gives the organization, and what in it loses leads', async () => {
  const { page, offences } = await service.visit('/')
  await page.fill('#text', FORM_HTML)
  await page.waitForSelector('input[name="/organizationId"]')
  expect(await page.inputValue('input[name="/organizationId"]')).toBe('00Do0000000ZHog')
  expect(await page.innerText('.recognised')).toContain('reCAPTCHA')
  await expectAccessible(page)
  expect(offences).toEqual([])
})

it('an embed code gives the three values of its form', async () => {
  const { page } = await service.visit('/')
  await page.fill('#text', EMBED_CODE)
  await page.waitForSelector('input[name="/munchkinId"]')
  expect(await page.inputValue('input[name="/serverId"]')).toBe('ys12')
  expect(await page.inputValue('input[name="/munchkinId"]')).toBe('123-PQR-789')
  expect(await page.inputValue('input[name="/formId"]')).toBe('1179')
})

it('the mail about a lost lead is explained where it is pasted, and in the ticket tab', async () => {
  const { page, offences } = await service.visit('/')
  await page.fill('#text', LOST_LEAD_MAIL)
  await page.waitForSelector('.finding')
  expect(await page.getAttribute('.finding', 'data-rule')).toMatch(/^salesforce\/required-/)
  await expectAccessible(page)
  await page.goto(service.at('/ticket'))
  await page.fill('#ticket-text', LOST_LEAD_MAIL)
  await page.click('button.primary')
  await page.waitForSelector('.finding')
  expect(await page.getAttribute('.finding', 'data-rule')).toMatch(/^salesforce\/required-/)
  expect(offences).toEqual([])
})
