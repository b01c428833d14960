// The Workers transport over the runtime's own fetch and real servers on loopback.
import { Agent, getGlobalDispatcher, setGlobalDispatcher } from 'undici'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { OutboundPolicy } from '../../../src/model/transport.ts'
import { createDeadline } from '../../../src/net/deadline.ts'
import { failureOfFetch } from '../../../src/platform/workers/failure-of-fetch.ts'
import { createWorkersPlatform } from '../../../src/platform/workers/workers-platform.ts'
import { createLeaf } from '../../net/certificates.ts'
import {
  authority,
  failureOf,
  httpsSite,
  lead,
  OK_HEAD,
  rawTlsSite,
  responseOf,
  type Site,
} from '../node/loopback.ts'

const onLoopback = await createLeaf({ names: ['127.0.0.1'] }, authority)
const platform = createWorkersPlatform()
const previous = getGlobalDispatcher()

beforeAll(() => setGlobalDispatcher(new Agent({ connect: { ca: authority.pem } })))
afterAll(() => setGlobalDispatcher(previous))

function open(policy: Partial<OutboundPolicy> = {}, totalMs = 5000, signal?: AbortSignal) {
  const { clock, timers } = platform
  const given = signal === undefined ? {} : { signal }
  return platform.openTransport({
    policy: { connectTo: [], allowPorts: [], allowPrivate: [], ...policy },
    deadline: createDeadline({ totalMs, clock, timers, ...given }),
    maxBodyBytes: 1000,
  })
}

/** Loopback is let in for the test; the URL names it, as nothing can be redirected here. */
function to(site: Site, totalMs?: number, signal?: AbortSignal) {
  const net = open({ allowPrivate: ['127.0.0.0/8'], allowPorts: [site.port] }, totalMs, signal)
  return { net, request: { ...lead, url: `https://127.0.0.1:${site.port}/leads` } }
}

test('an answer is told as it was', async () => {
  const site = await httpsSite(
    (_request, response) => response.writeHead(202).end('taken'),
    onLoopback,
  )
  const { net, request } = to(site)
  const exchange = await net.send(request)
  expect(responseOf(exchange)).toMatchObject({ status: 202, body: 'taken', truncated: false })
  expect(Object.keys(exchange.phases)).toEqual(['first-byte', 'body'])
})

test('a redirect is an answer, and its target is never fetched', async () => {
  const target = await httpsSite((_request, response) => response.end(), onLoopback)
  const site = await httpsSite((_request, response) => {
    response.writeHead(307, { Location: `https://127.0.0.1:${target.port}/` }).end()
  }, onLoopback)
  const { net, request } = to(site)
  expect(responseOf(await net.send(request)).status).toBe(307)
  expect(target.connections()).toBe(0)
})

test.each([522, 530])('a %d of Cloudflare’s passes as an answer', async (status) => {
  const site = await httpsSite(
    (_request, response) => response.writeHead(status).end('error code: 1016'),
    onLoopback,
  )
  const { net, request } = to(site)
  expect(responseOf(await net.send(request))).toMatchObject({ status, body: 'error code: 1016' })
})

test('a body is cut at the cap', async () => {
  const site = await httpsSite((_request, response) => response.end('x'.repeat(5000)), onLoopback)
  const { net, request } = to(site)
  expect(responseOf(await net.send(request))).toMatchObject({
    truncated: true,
    body: 'x'.repeat(1000),
  })
})

test('no answer, and a body that stops, are time-outs of their phase', async () => {
  const silent = to(await rawTlsSite(() => undefined, onLoopback), 60)
  const exchange = await silent.net.send(silent.request)
  expect(failureOf(exchange)).toMatchObject({ code: 'lp:timeout-first-byte', timedOut: true })
  expect(exchange.mayHaveArrived).toBe(true)
  const stopping = to(
    await rawTlsSite(
      (socket) => socket.write(`${OK_HEAD}Content-Length: 9\r\n\r\nhalf`),
      onLoopback,
    ),
    150,
  )
  expect(failureOf(await stopping.net.send(stopping.request))).toMatchObject({
    phase: 'body',
    code: 'lp:timeout-body',
    status: 200,
  })
})

test('cancelled and closed', async () => {
  const caller = new AbortController()
  const site = await rawTlsSite(() => caller.abort(), onLoopback)
  const { net, request } = to(site, 5000, caller.signal)
  expect(failureOf(await net.send(request)).code).toBe('lp:cancelled')
  const closed = to(site)
  await closed.net.close()
  expect((await closed.net.send(closed.request)).mayHaveArrived).toBe(false)
})

test('literal addresses are guarded; a connection cannot be observed', async () => {
  const net = open()
  expect(await net.connect('https://hook.example/x')).toEqual({
    outcome: 'unobservable',
    host: 'hook.example',
    port: 443,
    reason: expect.stringContaining('out of sight'),
  })
  expect(await net.connect('https://10.0.0.1/')).toMatchObject({
    outcome: 'failed',
    failure: { code: 'lp:address-blocked' },
  })
  expect(failureOf(await net.send({ ...lead, url: 'https://[::1]/' })).code).toBe(
    'lp:address-blocked',
  )
})

test.each([
  { connectTo: [{ fromHost: '', fromPort: '', toHost: '127.0.0.1', toPort: '1' }] },
  { ca: authority.pem },
  { dnsServers: ['127.0.0.1:53'] },
])('a policy that fetch cannot follow is refused, not ignored: %j', (policy) => {
  expect(() => open(policy)).toThrow(RangeError)
})

describe('errors of workerd', () => {
  test.each([
    ['Network connection lost.', 'CF_NETWORK_CONNECTION_LOST'],
    ['internal error; reference = abc', 'CF_INTERNAL_ERROR'],
    ['Too many subrequests.', 'CF_TOO_MANY_SUBREQUESTS'],
    ['proxy request failed, cannot connect to the specified address', 'CF_ADDRESS_REFUSED'],
  ])('%s', (words, code) => {
    expect(failureOfFetch('first-byte', new Error(words))).toMatchObject({ code, timedOut: false })
  })

  test('once the answer had begun, whatever ends it cut it off', () => {
    const failure = failureOfFetch('body', new Error('Network connection lost.'))
    expect(failure.code).toBe('CF_ANSWER_CUT_OFF')
  })

  test('what is not known is not quoted: it may hold a header', () => {
    const failure = failureOfFetch('first-byte', new TypeError('Invalid header value: s3cret'))
    expect(failure.code).toBe('CF_FETCH_FAILED')
    expect(JSON.stringify(failure)).not.toContain('s3cret')
  })
})

test('clock, timers and randomness', async () => {
  expect(platform.randomBytes(16)).toHaveLength(16)
  expect(platform.clock.now()).toBeGreaterThan(Date.UTC(2025, 0))
  const cancel = platform.timers.after(1, () => {
    throw new Error('cancelled timers do not run')
  })
  cancel()
  await new Promise<void>((resolve) => platform.timers.after(2, resolve))
})
