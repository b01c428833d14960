// A check as server-sent events, over a real socket: order, and what happens when the client leaves.
import { request } from 'node:http'
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { readEvents } from '../../src/app/page/client/event-reader.ts'
import { LEAVE_GRACE_MS } from '../../src/app/running-checks.ts'
import type { Report } from '../../src/model/report.ts'
import { STEP_IDS } from '../../src/model/vocabulary.ts'
import { listenHttp } from '../../src/platform/node/http-server.ts'
import { HOOK, postJson, testApp, testServices } from './test-services.ts'

const EVENTS = { accept: 'text/event-stream' }
const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.close()
})

async function eventsOf(response: Response) {
  const events = []
  for await (const event of readEvents(response.body as ReadableStream<Uint8Array>)) {
    events.push(event)
  }
  return events
}

describe('a check with Accept: text/event-stream', () => {
  it('sends the seven steps in order, the findings, then the report, which is kept', async () => {
    const app = testApp()
    const response = await app.request('/v1/checks', postJson({ destination: HOOK }, EVENTS))
    expect(response.headers.get('content-type')).toMatch(/^text\/event-stream/)
    expect(response.headers.get('x-accel-buffering')).toBe('no')
    const events = await eventsOf(response)
    const report = events.at(-1)?.data as Report
    const expected = [
      ...STEP_IDS.map(() => 'step'),
      ...report.findings.map(() => 'finding'),
      'report',
    ]
    expect(events.map(({ event }) => event)).toEqual(expected)
    const steps = events.filter(({ event }) => event === 'step').map(({ data }) => data)
    expect(steps).toEqual(report.steps)
    expect(await (await app.request(`/v1/reports/${report.id}`)).json()).toEqual(report)
  })

  it('is refused as a problem before the stream begins', async () => {
    const response = await testApp().request('/v1/checks', postJson({ destination: {} }, EVENTS))
    expect(response.status).toBe(422)
    expect(response.headers.get('content-type')).toBe('application/problem+json')
  })

  it('ends with a problem when leadprobe itself breaks', async () => {
    const broken = testApp(undefined, {
      check: () => Promise.reject(new Error('secret of the stack')),
      onFault: () => undefined,
    })
    const response = await broken.request('/v1/checks', postJson({ destination: HOOK }, EVENTS))
    const events = await eventsOf(response)
    expect(events).toMatchObject([{ event: 'problem', data: { status: 500 } }])
    expect(JSON.stringify(events)).not.toContain('secret of the stack')
  })

  it('sends a comment while nothing happens, so that no proxy hangs up', async () => {
    const due: (() => void)[] = []
    const finish = Promise.withResolvers<void>()
    const services = testServices()
    const app = testApp(undefined, {
      timers: {
        after: (_, run) => {
          due.push(run)
          return () => undefined
        },
      },
      check: async (asked) => {
        await finish.promise
        return services.lint(asked)
      },
    })
    const response = await app.request('/v1/checks', postJson({ destination: HOOK }, EVENTS))
    const reader = (response.body as ReadableStream<Uint8Array>).getReader()
    due.shift()?.()
    const { value } = await reader.read()
    expect(new TextDecoder().decode(value)).toBe(': ping\n\n')
    expect(due).toHaveLength(1)
    finish.resolve()
    await reader.cancel()
  })
})

describe('a lost connection', () => {
  it('is picked up after the last event that came', async () => {
    const app = testApp()
    const response = await app.request('/v1/checks', postJson({ destination: HOOK }, EVENTS))
    const all = await eventsOf(response)
    const address = response.headers.get('content-location') ?? ''
    const again = await app.request(address, { headers: { ...EVENTS, 'last-event-id': '3' } })
    expect(await eventsOf(again)).toEqual(all.slice(3))
    expect(all.map(({ id }) => id)).toEqual(all.map((_, index) => String(index + 1)))
  })

  it('does not end a check that somebody comes back to', async () => {
    const finish = Promise.withResolvers<void>()
    const services = testServices()
    let signal: AbortSignal | undefined
    const due: (() => void)[] = []
    const app = testApp(undefined, {
      timers: {
        after: (ms, run) => {
          if (ms !== LEAVE_GRACE_MS) return () => undefined
          due.push(run)
          return () => due.splice(due.indexOf(run), 1)
        },
      },
      check: async (asked, onEvent, given) => {
        signal = given
        await finish.promise
        return services.check(asked, onEvent, given)
      },
    })
    const first = await app.request('/v1/checks', postJson({ destination: HOOK }, EVENTS))
    await first.body?.cancel()
    expect(due).toHaveLength(1)
    const address = first.headers.get('content-location') ?? ''
    const second = await app.request(address, { headers: EVENTS })
    expect(due).toHaveLength(0)
    expect(signal?.aborted).toBe(false)
    finish.resolve()
    expect((await eventsOf(second)).at(-1)?.event).toBe('report')
  })

  it('of a check that is not known is a problem', async () => {
    const response = await testApp().request('/v1/checks/00/events', { headers: EVENTS })
    expect(response.status).toBe(404)
  })
})

describe('DELETE /v1/checks/{id}', () => {
  it('cancels the check, and its report still comes', async () => {
    const silent = await listenSilently()
    const app = testApp(silent.port)
    const response = await app.request('/v1/checks', postJson({ destination: HOOK }, EVENTS))
    await silent.connected
    const address = response.headers.get('content-location')?.replace(/\/events$/, '') ?? ''
    expect((await app.request(address, { method: 'DELETE' })).status).toBe(202)
    const report = (await eventsOf(response)).at(-1)?.data as Report
    expect(report.findings[0]?.rule).toBe('leadprobe/cancelled')
    expect((await app.request('/v1/checks/00', { method: 'DELETE' })).status).toBe(404)
  })
})

describe('a client that leaves', () => {
  it.each([
    ['reading events', EVENTS],
    ['waiting for the report', { accept: 'application/json' }],
  ])('while %s cancels the check and its connection', async (_, headers) => {
    const silent = await listenSilently()
    const ended = Promise.withResolvers<Report>()
    const services = testServices(silent.port)
    const app = testApp(silent.port, {
      check: async (asked, onEvent, signal) => {
        const report = await services.check(asked, onEvent, signal)
        ended.resolve(report)
        return report
      },
      timers: {
        after: (ms, run) => services.timers.after(ms === LEAVE_GRACE_MS ? 0 : ms, run),
      },
    })
    const server = await listenHttp(app.fetch, { port: 0, host: '127.0.0.1' })
    const leaving = request(new URL('/v1/checks', server.url), {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      agent: false,
    })
    leaving.on('error', () => undefined) // what it left behind is looked at instead
    leaving.end(JSON.stringify({ destination: HOOK }))
    const socket = await silent.connected
    const closed = new Promise((resolve) => socket.once('close', resolve))
    leaving.destroy()
    const report = await ended.promise
    expect(report.findings[0]?.rule).toBe('leadprobe/cancelled')
    expect(report.verdict).toBe('inconclusive')
    await closed
    await server.close()
  })
})

async function listenSilently() {
  const connected = Promise.withResolvers<Socket>()
  const server = createServer((socket) => {
    socket.on('error', () => undefined) // a reset is as good an end as any here
    socket.resume() // else the end of the connection is never read
    connected.resolve(socket)
  })
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { port: (server.address() as AddressInfo).port, connected: connected.promise }
}
