// What an operator sees: logs, ids, metrics, readiness.
import { describe, expect, it } from 'vitest'
import {
  ADMIN_KEY,
  bearer,
  type ContractRuntime,
  freshHook,
  makeKey,
  makeReport,
  post,
  startService,
} from './service-under-test.ts'

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736'
const TRACEPARENT = `00-${TRACE}-00f067aa0ba902b7-01`

export function operationsContract(runtime: ContractRuntime): void {
  describe('the log', () => {
    it('has a JSON object a line: the route, not the address, and who asked', async () => {
      const service = startService(runtime)
      const { key, id, tenant } = await makeKey(service)
      const report = await makeReport(service, bearer(key))
      const headers = { ...bearer(key), traceparent: TRACEPARENT, 'x-request-id': 'one' }
      await service.request(`/v1/reports/${report}?canary=1`, { headers })
      const line = service.lines.at(-1) as string
      expect(JSON.parse(line)).toEqual({
        time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
        level: 'info',
        event: 'request',
        method: 'GET',
        route: '/v1/reports/:id',
        status: 200,
        durationMs: expect.any(Number),
        requestId: 'one',
        traceId: TRACE,
        tenant,
        keyId: id,
      })
      await service.request('/nothing/canary-address')
      expect(JSON.parse(service.lines.at(-1) as string)).toMatchObject({
        level: 'warn',
        route: 'none',
        status: 404,
      })
      expect(service.lines.join('\n')).not.toContain('canary')
    })

    it('has a fault with the id of its request, and nothing of what was sent', async () => {
      const faults: unknown[] = []
      const service = startService(runtime, {
        changes: {
          lint: () => Promise.reject(new Error('broken')),
          onFault: (...fault) => faults.push(fault),
        },
      })
      const headers = { 'x-request-id': 'the-broken-one' }
      const body = post({ destination: { type: 'https-endpoint', url: 'canary' } }, headers)
      expect((await service.request('/v1/lint', body)).status).toBe(500)
      expect(faults).toMatchObject([[{ message: 'broken' }, { requestId: 'the-broken-one' }]])
      service.services.onFault(new Error('client_secret=canary-canary-canary-1'), {
        requestId: 'the-broken-one',
      })
      const line = JSON.parse(service.lines.at(-1) as string)
      expect(line).toMatchObject({ level: 'error', event: 'fault', requestId: 'the-broken-one' })
      expect(service.lines.join('\n')).not.toContain('canary')
    })
  })

  describe('a request id', () => {
    it('is echoed, in problems, and made when it is missing or no id', async () => {
      const { request } = startService(runtime)
      const ask = async (headers: Record<string, string>) => {
        const response = await request('/v1/nothing', { headers })
        const { requestId } = await response.json()
        expect(response.headers.get('x-request-id')).toBe(requestId)
        return requestId
      }
      expect(await ask({ 'x-request-id': 'abc-123' })).toBe('abc-123')
      expect(await ask({})).toMatch(/^[0-9a-f]{32}$/)
      expect(await ask({ 'x-request-id': 'a "forged" line' })).toMatch(/^[0-9a-f]{32}$/)
      expect(await ask({ 'x-request-id': 'a'.repeat(65) })).toMatch(/^[0-9a-f]{32}$/)
    })

    it.each([
      [TRACEPARENT, TRACE],
      [`cc-${TRACE}-00f067aa0ba902b7-01-later`, TRACE],
      [`00-${TRACE}-00f067aa0ba902b7-01-later`, undefined],
      [`ff-${TRACE}-00f067aa0ba902b7-01`, undefined],
      [`00-${'0'.repeat(32)}-00f067aa0ba902b7-01`, undefined],
      [`00-${TRACE}-${'0'.repeat(16)}-01`, undefined],
      [`00-${TRACE.toUpperCase()}-00f067aa0ba902b7-01`, undefined],
      ['nonsense', undefined],
    ])('of the trace %s is %s', async (traceparent, traceId) => {
      const { request } = startService(runtime)
      const response = await request('/v1/nothing', { headers: { traceparent } })
      expect((await response.json()).traceId).toBe(traceId)
    })
  })

  describe('metrics', () => {
    it('count requests by route, and checks for the whole service', async () => {
      const service = startService(runtime)
      const { key } = await makeKey(service)
      const total = async () => {
        const response = await service.request('/metrics', { headers: bearer(ADMIN_KEY) })
        expect(response.headers.get('content-type')).toContain('text/plain; version=0.0.4')
        const text = await response.text()
        expect(text).toMatch(/^# TYPE leadprobe_http_request_duration_seconds histogram$/m)
        expect(text).toMatch(/^leadprobe_http_request_duration_seconds_bucket\{le="\+Inf"\} \d+$/m)
        expect(text).toMatch(/^leadprobe_jobs\{state="queued"\} \d+$/m)
        expect(text).toMatch(/^leadprobe_oldest_due_job_seconds \d/m)
        for (const line of text.trim().split('\n')) {
          expect(line).toMatch(/^(?:# (?:HELP|TYPE) |\w+(?:\{[^{}]*\})? [\d.e+-]+$)/)
        }
        const name = 'leadprobe_checks_total{kind="https-endpoint",verdict="fail"}'
        const found = text.split('\n').find((line) => line.startsWith(name))
        return Number(found?.split(' ').at(-1) ?? 0)
      }
      const before = await total()
      await makeReport(service, bearer(key))
      // Another process of the same service has counted it as well.
      const path = '/v1/checks'
      await startSibling(service).request(path, post({ destination: freshHook() }, bearer(key)))
      expect(await total()).toBe(before + 2)
      const text = await (await service.request('/metrics', { headers: bearer(ADMIN_KEY) })).text()
      expect(text).toContain(
        'leadprobe_http_requests_total{method="POST",route="/v1/checks",status="200"} 1',
      )
    })

    it('are for whoever may read them', async () => {
      const service = startService(runtime)
      expect((await service.request('/metrics')).status).toBe(401)
      const { key } = await makeKey(service, { scopes: ['check:run'] })
      expect((await service.request('/metrics', { headers: bearer(key) })).status).toBe(403)
    })
  })

  describe('readiness', () => {
    it('asks the database', async () => {
      const service = startService(runtime)
      expect((await service.request('/readyz')).status).toBe(200)
      const { tallies } = service.services
      const mute = startService(runtime, {
        changes: {
          tallies: { ...tallies, ask: () => Promise.reject(new Error('disk I/O error')) },
        },
      })
      const response = await mute.request('/readyz')
      expect(response.status).toBe(503)
      expect((await response.json()).detail).toBe('Its database does not answer.')
      expect((await mute.request('/healthz')).status).toBe(200)
    })

    it('waits two seconds for it', async () => {
      const service = startService(runtime)
      const silent = startService(runtime, {
        changes: {
          tallies: { ...service.services.tallies, ask: () => new Promise(() => undefined) },
          timers: {
            after: (ms, run) => {
              expect(ms).toBe(2000)
              queueMicrotask(run)
              return () => undefined
            },
          },
        },
      })
      expect((await silent.request('/readyz')).status).toBe(503)
    })
  })

  /** The same database behind another process. */
  function startSibling({ services }: ReturnType<typeof startService>) {
    const { store, access, tallies, limiter, gate } = services
    return startService(runtime, { changes: { store, access, tallies, limiter, gate } })
  }
}
