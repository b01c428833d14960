// `npm run measure:page`: what the first load of the page weighs, when it can be used on a slow line
// with a slow processor, and how soon after the click a check shows its first step.
import type { Browser, CDPSession, Page } from 'playwright-core'
import { launchChromium } from '../test/browser/launch-chromium.ts'
import { startService } from '../test/browser/started-service.ts'
import { type Spread, spreadOf } from './measure.ts'

const ROUNDS = 7

/** Slow 4G as Lighthouse has it for phones: 1.6 Mbit/s down, 750 kbit/s up, 150 ms there and back. */
const SLOW_4G = {
  offline: false,
  latency: 150,
  downloadThroughput: (1.6 * 1024 * 1024) / 8,
  uploadThroughput: (750 * 1024) / 8,
}
const SLOWER_PROCESSOR = 4

/** Told of the script's mark once the script has run to its end, listeners and all. */
const NOTE_LONG_TASKS = `
  globalThis.usableAt = Infinity
  globalThis.lastTaskEnd = 0
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) lastTaskEnd = startTime + duration
  }).observe({ type: 'longtask', buffered: true })
  new MutationObserver((_, observer) => {
    if (!document.documentElement.classList.contains('has-script')) return
    usableAt = performance.now()
    observer.disconnect()
  }).observe(document, { subtree: true, attributes: true, childList: true })
`

const NOTE_FIRST_STEP = `
  var firstStep = new Promise((resolve) => {
    let clickedAt
    addEventListener('click', () => { clickedAt = performance.now() }, { capture: true, once: true })
    new MutationObserver((_, observer) => {
      if (document.querySelector('[data-step=config][data-outcome=pass]') === null) return
      observer.disconnect()
      requestAnimationFrame(() => resolve(performance.now() - clickedAt))
    }).observe(document, { subtree: true, attributes: true, childList: true })
  })
  undefined
`

interface Load {
  /** As they came over the line: compressed, with their headers. */
  readonly bytes: number
  /** Milliseconds until the page answers to a click, or its last long task ended if that was later. */
  readonly usableMs: number
}

const [browser, service] = await Promise.all([launchChromium(), startService()])
try {
  const loads = await repeat(() => measureLoad(browser, service.url))
  const slow = `slow 4G (1.6 Mbit/s, 150 ms), processor ${SLOWER_PROCESSOR}× slower`
  print('first load, kB', spreadOf(loads.map(({ bytes }) => bytes / 1000)), 60)
  print(`usable, ms: ${slow}`, spreadOf(loads.map(({ usableMs }) => usableMs)), 1000)
  const steps = (rate: number) => repeat(() => measureFirstStep(browser, service.url, rate))
  print('click to first step, ms', spreadOf(await steps(1)), 100)
  const onPhone = spreadOf(await steps(SLOWER_PROCESSOR))
  print(`click to first step, ms: processor ${SLOWER_PROCESSOR}× slower`, onPhone)
} finally {
  await Promise.all([browser.close(), service.stop()])
}

async function repeat<T>(measure: () => Promise<T>): Promise<T[]> {
  const all: T[] = []
  for (let round = 0; round < ROUNDS; round++) all.push(await measure())
  return all
}

/** Without a goal it is told for comparison. */
function print(name: string, { median, worst }: Spread, goal?: number): void {
  const mark = goal === undefined ? '' : `   goal ${goal} ${median <= goal ? 'met' : 'MISSED'}`
  console.log(`${name}\n  median ${median.toFixed(1)}   worst ${worst.toFixed(1)}${mark}`)
}

async function measureLoad(browser: Browser, url: string): Promise<Load> {
  return onFreshPage(browser, async (page, session) => {
    let bytes = 0
    session.on('Network.loadingFinished', ({ encodedDataLength }) => {
      bytes += encodedDataLength
    })
    await session.send('Network.enable')
    await session.send('Network.emulateNetworkConditions', SLOW_4G)
    await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER_PROCESSOR })
    await page.addInitScript(NOTE_LONG_TASKS)
    await page.goto(url)
    await page.waitForSelector('html.has-script')
    await page.waitForLoadState('networkidle')
    return { bytes, usableMs: (await page.evaluate('Math.max(usableAt, lastTaskEnd)')) as number }
  })
}

async function measureFirstStep(browser: Browser, url: string, rate: number): Promise<number> {
  return onFreshPage(browser, async (page, session) => {
    await page.goto(url)
    await page.waitForSelector('html.has-script')
    await session.send('Emulation.setCPUThrottlingRate', { rate })
    await page.evaluate(NOTE_FIRST_STEP)
    await page.click('text=One that fails')
    return (await page.evaluate('firstStep')) as number
  })
}

/** Nothing in the cache, no cookie. */
async function onFreshPage<T>(
  browser: Browser,
  measure: (page: Page, session: CDPSession) => Promise<T>,
): Promise<T> {
  const context = await browser.newContext()
  const page = await context.newPage()
  try {
    return await measure(page, await context.newCDPSession(page))
  } finally {
    await context.close()
  }
}
