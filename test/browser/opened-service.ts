// What the browser tests share: Chromium, and the real service with the lab behind it.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { launchChromium } from './launch-chromium.ts'
import { type StartedService, startService } from './started-service.ts'
import { type Visit, visit } from './visit.ts'

export interface OpenedService {
  at(path: string): string
  visit(path: string, options?: Parameters<typeof visit>[2]): Promise<Visit>
}

/** Starts both before the tests of a file, and ends them after. */
export function openService(settings: NodeJS.ProcessEnv = {}): OpenedService {
  let browser: Browser
  let service: StartedService
  beforeAll(async () => {
    const started = await Promise.all([launchChromium(), startService(settings)])
    browser = started[0]
    service = started[1]
  })
  afterAll(async () => {
    await Promise.all([browser?.close(), service?.stop()])
  })
  const at = (path: string) => new URL(path, service.url).href
  return { at, visit: (path, options) => visit(browser, at(path), options) }
}

export async function verdictOf(page: Page): Promise<string> {
  await page.waitForSelector('.verdict')
  return page.innerText('#verdict-heading')
}

export async function outcomesOf(page: Page): Promise<string[]> {
  return page.$$eval('.report .step', (steps) =>
    steps.map((step) => `${step.getAttribute('data-step')} ${step.getAttribute('data-outcome')}`),
  )
}

export const TICKET =
  'Hi, no lead since Tuesday. Unable to save lead to Dynamics CRM. LastCRMError: SecLib::RetrievePrivilegeForUser failed - no roles are assigned to user.'
