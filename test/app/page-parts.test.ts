// The pure parts of the page: events in, state out; spans; the reply; the weight of a first load.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assets } from '../../src/app/page/assets.generated.ts'
import { readEvents } from '../../src/app/page/client/event-reader.ts'
import {
  afterEvent,
  announcement,
  broken,
  IDLE,
  STARTED,
} from '../../src/app/page/client/run-state.ts'
import { merged, pieces } from '../../src/app/page/components/highlighted-text.tsx'
import { leadFate } from '../../src/app/page/components/lead-fate.ts'
import { duration } from '../../src/app/page/words.ts'
import { replyText } from '../../src/report/reply/reply-text.ts'
import { sampleReport } from './sample-report.ts'
import { HOOK, postJson, testApp } from './test-services.ts'

const report = sampleReport()

describe('the state of a run', () => {
  const afterSteps = report.steps.reduce(
    (state, data) => afterEvent(state, { event: 'step', data }),
    STARTED,
  )

  it('collects steps, then becomes the report', () => {
    expect(afterSteps).toEqual({ phase: 'running', steps: report.steps })
    expect(afterEvent(afterSteps, { event: 'finding', data: {} })).toBe(afterSteps)
    expect(afterEvent(afterSteps, { event: 'report', data: report })).toEqual({
      phase: 'done',
      report,
    })
  })

  it('breaks with what the problem says, and keeps the steps', () => {
    const problem = {
      title: 'T',
      detail: 'D.',
      errors: [{ pointer: '/url', detail: 'is missing' }],
    }
    const state = afterEvent(afterSteps, { event: 'problem', data: problem })
    expect(state).toEqual({ phase: 'broken', steps: report.steps, why: 'T. D. /url is missing' })
  })

  it('ignores events that come after its end', () => {
    const ended = broken(STARTED, 'gone')
    expect(afterEvent(ended, { event: 'report', data: report })).toBe(ended)
  })

  it('is announced at each change', () => {
    expect(announcement(IDLE)).toBe('')
    expect(announcement(STARTED)).toBe('The check has started.')
    const first = report.steps[0]
    expect(announcement(afterEvent(STARTED, { event: 'step', data: first }))).toBe(
      'Config: Passed.',
    )
    expect(announcement({ phase: 'done', report })).toMatch(/the certificate has expired/)
    expect(announcement(broken(STARTED, 'Gone.'))).toBe('Gone.')
  })
})

describe('the event reader', () => {
  it('reads the same events however the bytes are cut, comments left out', async () => {
    const text =
      ': ping\n\nevent: step\nid: 1\ndata: {"a":"é\u{1F600}"}\n\nevent: report\ndata: [1,\ndata: 2]\n\n'
    const bytes = new TextEncoder().encode(text)
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: bytes.length }), async (size) => {
        const body = new ReadableStream<Uint8Array>({
          start(controller) {
            for (let at = 0; at < bytes.length; at += size) {
              controller.enqueue(bytes.slice(at, at + size))
            }
            controller.close()
          },
        })
        const events = []
        for await (const event of readEvents(body)) events.push(event)
        expect(events).toEqual([
          { id: '1', event: 'step', data: { a: 'é\u{1F600}' } },
          { id: '', event: 'report', data: [1, 2] },
        ])
      }),
    )
  })
})

describe('marked text', () => {
  it('is the text again, whatever the spans', () => {
    const span = fc
      .tuple(fc.nat(40), fc.nat(40))
      .map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const)
    fc.assert(
      fc.property(fc.string({ minLength: 40 }), fc.array(span), (text, spans) => {
        const parts = pieces(text, merged(spans))
        expect(parts.map(({ part }) => part).join('')).toBe(text)
      }),
    )
  })

  it('marks overlapping spans once', () => {
    expect(
      pieces(
        'abcdefgh',
        merged([
          [3, 6],
          [1, 4],
        ]),
      ),
    ).toEqual([
      { part: 'a', isMarked: false },
      { part: 'bcdef', isMarked: true },
      { part: 'gh', isMarked: false },
    ])
  })
})

describe('the reply to send back', () => {
  it('holds cause, numbered remedy and sources', () => {
    const [finding] = report.findings
    if (finding === undefined) throw new Error('the sample has one')
    expect(replyText(finding)).toBe(
      [
        'Hello,',
        'the message you sent means: The certificate has expired. The certificate of leads.contoso.example ran out.',
        'What to do:\n1. Renew the certificate.\n   Where: Where the endpoint is hosted\n   Check: Open the address in a browser.\n2. Run the check again.',
        'Read more:\nA page: https://learn.microsoft.com/',
      ].join('\n\n'),
    )
  })
})

describe('words', () => {
  it.each([
    [0.2, ''],
    [3.4, '3 ms'],
    [999.4, '999 ms'],
    [999.6, '1.0 s'],
    [12_340, '12.3 s'],
  ])('of %d ms are %j', (ms, words) => {
    expect(duration(ms)).toBe(words)
  })

  it.each([
    ['nothing', false, /^No test lead was written/],
    ['created', true, /M was written and removed again/],
    ['created', false, /M is still in the destination.*delete it/],
    ['maybe-created', false, /may be left.*Search for M/],
  ] as const)('of a lead that was %s (removed: %s)', (receipt, removed, words) => {
    expect(leadFate({ marker: 'M', receipt, removed })).toMatch(words)
  })
})

describe('a first load', () => {
  it('is at most 60 KB compressed, everything included', async () => {
    const headers = { 'accept-encoding': 'gzip' }
    const sizeOf = async (path: string) => {
      const response = await testApp().request(path, { headers })
      return (await response.arrayBuffer()).byteLength
    }
    const sizes = await Promise.all(['/', ...assets.map(({ path }) => path)].map(sizeOf))
    expect(sizes.reduce((total, size) => total + size, 0)).toBeLessThan(60 * 1024)
  })

  it('compresses no events, which have to come at once', async () => {
    const headers = { accept: 'text/event-stream', 'accept-encoding': 'gzip' }
    const body = { destination: HOOK }
    const response = await testApp().request('/v1/checks', postJson(body, headers))
    const address = response.headers.get('content-location') ?? ''
    await response.text()
    const again = await testApp().request(address, { headers })
    expect([response, again].map(({ headers: own }) => own.get('content-encoding'))).toEqual([
      null,
      null,
    ])
  })
})
