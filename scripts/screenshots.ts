// `npm run screenshots`: pictures of every state of the page, light and dark, on a desk and on a phone.
// They go to .leadprobe/screenshots. Names of states, and of views, may be given to make only those.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { launchChromium } from '../test/browser/launch-chromium.ts'
import { startService } from '../test/browser/started-service.ts'
import { startTeam, type TeamService } from './team-service.ts'

const wanted = process.argv.slice(2)
const service = await startService()
const origin = service.url.replace(/\/$/, '')
/** Only some pictures need it. */
let team: Promise<TeamService> | undefined
const folder = join(import.meta.dirname, '..', '.leadprobe', 'screenshots')

const VIEWS = {
  light: { colorScheme: 'light', viewport: { width: 1280, height: 860 } },
  dark: { colorScheme: 'dark', viewport: { width: 1280, height: 860 } },
  phone: { colorScheme: 'light', viewport: { width: 390, height: 780 } },
  'phone-dark': { colorScheme: 'dark', viewport: { width: 390, height: 780 } },
} as const

const TICKET = `Hi, since Tuesday no lead has arrived. Partner Center shows:

Unable to save lead to Dynamics CRM. LastCRMError: SecLib::RetrievePrivilegeForUser failed - no roles are assigned to user. Returned hr = -2147209463

Regards, Ana`

const BAD_STRING =
  'DefaultEndpointsProtocol=http;AccountName=contoso;AccountKey=abc;EndpointSuffix=core.windows.net'

/** Pages whose length says nothing: the window is enough. */
const LONG = ['rules', 'docs', 'rehearse']

type State = (page: Page) => Promise<void>

const STATES: Readonly<Record<string, State>> = {
  empty: (page) => open(page, '/'),
  recognised: async (page) => {
    await open(page, '/')
    await page.fill('#text', BAD_STRING)
    await page.waitForSelector('.field .notes, .finding')
  },
  running: async (page) => {
    await open(page, '/rehearse')
    await page.click('.scenario:has-text("No answer ever comes")')
    await page.waitForSelector('[data-step=network][data-outcome=pass]')
  },
  cancelled: async (page) => {
    await open(page, '/rehearse')
    await page.click('.scenario:has-text("No answer ever comes")')
    await page.waitForSelector('[data-step=network][data-outcome=pass]')
    await page.click('text=Cancel')
    await page.waitForSelector('.report')
  },
  dynamics: (page) => open(page, '/?kind=dynamics-365'),
  salesforce: async (page) => {
    await open(page, '/?kind=salesforce')
    await page.click('text=JWT bearer')
  },
  'mended-settings': async (page) => {
    await rehearse(page, 'Somebody has replaced the secret')
    await mend(page)
  },
  outage: (page) => rehearse(page, 'Entra has a passing trouble'),
  mended: async (page) => {
    await rehearse(page, 'The application user has no role')
    await mend(page)
    await page.click('text=Where to do it in the real product')
  },
  lead: async (page) => {
    await open(page, '/lead')
    await page.fill('#lead-text', 'SPZA-PLT|contoso.my-offer')
    await page.click('text=Read it')
    await page.click('summary >> text=Salesforce')
  },
  pass: (page) => example(page, 'One that works'),
  fail: (page) => example(page, 'One that fails'),
  warn: (page) => rehearse(page, 'A flow accepts the lead'),
  inconclusive: (page) => rehearse(page, 'A web service answers 503'),
  rehearse: (page) => open(page, '/rehearse'),
  ticket: (page) => open(page, '/ticket'),
  triage: async (page) => {
    await open(page, '/ticket')
    await page.fill('#ticket-text', TICKET)
    await page.click('text=Explain it')
    await page.waitForSelector('.finding')
  },
  'triage-nothing': async (page) => {
    await open(page, '/ticket')
    await page.fill('#ticket-text', 'All is well.')
    await page.click('text=Explain it')
    await page.waitForSelector('.diagnosis')
  },
  report: async (page) => {
    await example(page, 'One that fails')
    await page.click('text=Link to this report')
    await page.waitForSelector('.report-foot')
  },
  compare: async (page) => {
    await rehearse(page, 'The application user has no role')
    await mend(page)
    await page.click('text=Link to this report')
    await page.waitForSelector('.comparison')
  },
  'report-exchange': async (page) => {
    await example(page, 'One that works')
    for (const summary of await page.locator('.step summary').all()) await summary.click()
  },
  unreachable: async (page) => {
    await open(page, '/')
    await page.route('**/checks', (route) => route.abort())
    await page.click('text=One that fails')
    await page.waitForSelector('.run[data-phase=broken]')
  },
  'focus-ring': async (page) => {
    await open(page, '/')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
  },
  rules: (page) => open(page, '/rules'),
  'rehearse-plain': async (page) => {
    await page.goto(`${origin}/rehearse/dynamics-365/no-roles`)
  },
  rule: (page) => open(page, '/rules/power-automate/signature-invalid'),
  docs: (page) => open(page, '/docs'),
  watches: async (page) => {
    await signIn(page)
    await page.goto(`${await teamOrigin()}/watches`)
  },
  watch: async (page) => {
    await signIn(page)
    await page.goto(`${await teamOrigin()}/watches`)
    await page.click('text=Americas')
    await page.waitForSelector('.runs')
  },
  'sign-in': async (page) => {
    await page.context().clearCookies()
    await page.goto(`${await teamOrigin()}/sign-in`)
  },
  'key-refused': async (page) => {
    await signIn(page, 'lp_not-a-key')
  },
  'signed-in': (page) => signIn(page),
  error: async (page) => {
    await page.goto(`${origin}/nothing-here`)
  },
}

async function open(page: Page, path: string): Promise<void> {
  await page.goto(`${origin}${path}`)
  await page.waitForSelector('html.has-script')
}

async function teamOrigin(): Promise<string> {
  team ??= startTeam()
  return (await team).url.replace(/\/$/, '')
}

async function signIn(page: Page, key?: string): Promise<void> {
  const at = await teamOrigin()
  // The pictures of one view share their cookies.
  await page.context().clearCookies()
  await page.goto(`${at}/sign-in`)
  await page.fill('input[name=key]', key ?? (await (await team)?.makeKey()) ?? '')
  await page.click('button:has-text("Sign in")')
}

async function example(page: Page, name: string): Promise<void> {
  await open(page, '/')
  await page.click(`text=${name}`)
  await page.waitForSelector('.report')
}

async function mend(page: Page): Promise<void> {
  await page.click('button:text-is("Mend it")')
  await page.waitForSelector('.comparison')
}

async function rehearse(page: Page, title: string): Promise<void> {
  await open(page, '/rehearse')
  await page.click(`.scenario:has-text("${title}")`)
  await page.waitForSelector('.report')
}

async function shoot(browser: Browser, view: keyof typeof VIEWS): Promise<void> {
  const context = await browser.newContext({ ...VIEWS[view], reducedMotion: 'reduce' })
  for (const [name, arrange] of Object.entries(STATES)) {
    if (!isWanted(name, Object.keys(STATES))) continue
    const page = await context.newPage()
    await arrange(page)
    const path = join(folder, `${name}-${view}.png`)
    await page.screenshot({ path, fullPage: !LONG.includes(name) })
    console.log(path)
    await page.close()
  }
  await context.close()
}

/** Whether nothing else of the same sort was asked for. */
function isWanted(name: string, all: readonly string[]): boolean {
  return wanted.includes(name) || !wanted.some((one) => all.includes(one))
}

mkdirSync(folder, { recursive: true })
const browser = await launchChromium()
try {
  for (const view of Object.keys(VIEWS) as (keyof typeof VIEWS)[]) {
    if (isWanted(view, Object.keys(VIEWS))) await shoot(browser, view)
  }
} finally {
  await Promise.all([browser.close(), service.stop(), team?.then(({ stop }) => stop())])
}
