// What is told of watched destinations, to whom, and how often.
import { describe, expect, it } from 'vitest'
import type { Report } from '../../src/model/report.ts'
import { sampleReport } from '../app/sample-report.ts'
import { HOST } from '../platform/node/loopback.ts'
import { DAY_MS, openWatch } from './watch-rig.ts'

describe('notices', () => {
  it('tell a change of verdict once, and not what stays as it is', async () => {
    const { ended, headlines, watch } = await openWatch()
    await watch.tick()
    for (const verdict of ['pass', 'pass', 'fail', 'fail', 'pass'] as const) await ended(verdict)
    await watch.tick()
    expect(headlines()).toEqual([
      'hook does not receive leads any more.',
      'hook receives leads again.',
    ])
  })

  it('tell a first check that is not as it should be', async () => {
    const { ended, headlines, watch } = await openWatch()
    await watch.tick()
    await ended('fail')
    expect(headlines()).toEqual(['hook does not receive leads.'])
  })

  it('do not tell one check that could not tell, but two in a row', async () => {
    const { ended, headlines, watch } = await openWatch()
    await watch.tick()
    for (const verdict of ['pass', 'inconclusive', 'pass', 'inconclusive', 'inconclusive'] as const)
      await ended(verdict)
    expect(headlines()).toEqual(['hook could not be checked twice in a row.'])
    const [first] = await watch.list(undefined)
    const shown = await watch.get(first?.id ?? '', undefined)
    expect(shown?.watch.verdict).toBe('inconclusive')
    expect(shown?.runs).toHaveLength(5)
  })

  it('tell an expiry coming near once for each thing that ends', async () => {
    const { ended, webhook, watch } = await openWatch()
    await watch.tick()
    await ended('warn', endingOn('2026-12-01'))
    await ended('warn', endingOn('2026-12-01'))
    await ended('warn', endingOn('2026-12-05'))
    expect(webhook.posted.map(({ expiring }) => expiring)).toEqual([
      ['The certificate of a.example is valid until 2026-12-01.'],
      ['The certificate of a.example is valid until 2026-12-05.'],
    ])
    expect(webhook.posted.map(({ headline }) => headline)).toEqual([
      'hook receives leads, with a warning.',
      'Something that hook needs ends soon.',
    ])
  })

  it('are posted again until the webhook takes them, with longer and longer waits', async () => {
    const { ended, webhook, refused, headlines, pass, watch } = await openWatch()
    await watch.tick()
    webhook.status = 503
    await ended('fail')
    await watch.tick()
    expect(refused).toEqual(['the webhook answered with status 503'])
    pass(60_000)
    await watch.tick()
    expect(refused).toHaveLength(2)
    webhook.status = 200
    pass(60_000)
    await watch.tick()
    expect(headlines()).toEqual([])
    pass(60_000)
    await Promise.all([watch.tick(), watch.tick()])
    await watch.tick()
    expect(headlines()).toEqual(['hook does not receive leads.'])
  })

  it('are not kept back by older ones that nobody ever took', async () => {
    const { ended, webhook, headlines, pass, watch } = await openWatch()
    await watch.tick()
    webhook.status = 410
    for (let count = 0; count < 110; count += 1) {
      await ended(count % 2 === 0 ? 'fail' : 'pass')
    }
    for (let day = 0; day < 15; day += 1) {
      pass(DAY_MS)
      await watch.tick()
      await watch.tick()
    }
    webhook.status = 200
    await ended('fail')
    await watch.tick()
    expect(headlines()).toEqual(['hook does not receive leads any more.'])
  })

  it('wait together when the webhook does not answer, so that nothing else waits for them', async () => {
    const { ended, webhook, refused, headlines, pass, watch } = await openWatch()
    await watch.tick()
    webhook.status = 503
    for (const verdict of ['fail', 'pass', 'fail'] as const) await ended(verdict)
    webhook.isMute = true
    webhook.asked = 0
    pass(10 * 60_000)
    await watch.tick()
    expect(webhook.asked).toBe(1)
    expect(refused.at(-1)).toMatch(/^the webhook did not answer/)
    Object.assign(webhook, { isMute: false, status: 200 })
    pass(10 * 60_000)
    await watch.tick()
    expect(headlines()).toHaveLength(3)
  })

  it.each(['has not looked yet', 'has looked'])(
    'tell nothing of an older check that a slow process takes up last, which %s',
    async (when) => {
      const { ended, end, headlines, pass, processWith, store, watch } = await openWatch()
      await watch.tick()
      await ended('pass')
      await end('fail')
      const [unsettled, [before]] = [await store.unsettled(), await watch.list(undefined)]
      const hasLooked = when === 'has looked' ? { get: async () => before } : {}
      const slow = processWith({ unsettled: async () => unsettled, ...hasLooked })
      pass(1000)
      await store.addRun({ ...unsettled[0], verdict: 'fail' } as never)
      await ended('pass')
      await slow.settle()
      await watch.tick()
      expect(headlines()).toEqual([])
      const [first] = await watch.list(undefined)
      const shown = await watch.get(first?.id ?? '', undefined)
      expect(shown?.watch).toMatchObject({ verdict: 'pass', reportId: 'report-3' })
      expect(shown?.runs.map(({ verdict }) => verdict)).toEqual(['pass', 'fail', 'pass'])
    },
  )

  it('name the webhook in no reason, because its address is a key', async () => {
    const { ended, webhook, refused, watch } = await openWatch()
    await watch.tick()
    webhook.status = 404
    await ended('fail')
    expect(refused).toHaveLength(1)
    expect(refused.join()).not.toContain(HOST)
  })
})

function endingOn(day: string): Partial<Report> {
  const { steps } = sampleReport()
  const evidence = {
    step: 'network' as const,
    outcome: 'warn' as const,
    codes: ['lp:certificate-expires-soon'],
    host: 'a.example',
    text: `The certificate of a.example is valid until ${day}.`,
    captures: { validTo: day, days: '11' },
  }
  return {
    steps: steps.map((step) => (step.id === 'network' ? { ...step, evidence: [evidence] } : step)),
  }
}
