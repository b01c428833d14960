// Every way an answer goes wrong after the handshake, over real sockets.
import { expect, test } from 'vitest'
import {
  failureOf,
  HOST,
  httpsSite,
  lead,
  netTo,
  OK_HEAD,
  openNet,
  rawTlsSite,
  responseOf,
  tcpSite,
} from './loopback.ts'

test('the answer is told as it was, a redirect included, and nothing else is fetched', async () => {
  const paths: string[] = []
  const site = await httpsSite((request, response) => {
    paths.push(`${request.method} ${request.url}`)
    response.writeHead(302, {
      Location: 'https://127.0.0.1/elsewhere',
      'Set-Cookie': ['a=1', 'b=2'],
    })
    response.end('moved')
  })
  const exchange = await netTo(site).send(lead)
  expect(responseOf(exchange)).toMatchObject({
    status: 302,
    body: 'moved',
    truncated: false,
    headers: { location: 'https://127.0.0.1/elsewhere', 'set-cookie': 'a=1, b=2' },
  })
  expect(exchange.mayHaveArrived).toBe(true)
  expect(Object.keys(exchange.phases)).toEqual(['connect', 'tls', 'send', 'first-byte', 'body'])
  expect(paths).toEqual(['POST /leads'])
})

test('the caller’s headers are sent, except those the connection decides', async () => {
  let seen: Record<string, unknown> = {}
  const site = await httpsSite((request, response) => {
    seen = request.headers
    response.end()
  })
  const headers = {
    'X-Own': 'yes',
    Host: 'other.example',
    'Content-Length': '9999',
    Connection: 'close',
  }
  await netTo(site).send({ ...lead, headers })
  expect(seen).toMatchObject({
    'x-own': 'yes',
    host: HOST,
    'content-length': String(lead.body?.length),
    'accept-encoding': 'identity',
  })
})

test('a header value with a line break is refused without being quoted', async () => {
  const site = await httpsSite((_request, response) => response.end())
  const exchange = await netTo(site).send({
    ...lead,
    headers: { authorization: 'Bearer s3cret\r\n' },
  })
  expect(JSON.stringify(failureOf(exchange))).not.toContain('s3cret')
  expect(failureOf(exchange).code).toBe('UND_ERR_INVALID_ARG')
  expect(exchange.mayHaveArrived).toBe(false)
  expect(site.connections()).toBe(0)
})

test('refused', async () => {
  const site = await tcpSite(() => undefined)
  const { port } = site
  const closed = await netTo({ port: port === 1 ? 2 : 1 }).send(lead)
  expect(failureOf(closed)).toMatchObject({
    phase: 'connect',
    code: 'ECONNREFUSED',
    address: '127.0.0.1',
  })
  expect(closed.mayHaveArrived).toBe(false)
})

test('hangs up instead of answering', async () => {
  const site = await rawTlsSite((socket) => socket.end())
  const exchange = await netTo(site).send(lead)
  expect(failureOf(exchange)).toMatchObject({ phase: 'first-byte', code: 'UND_ERR_SOCKET' })
  expect(exchange.mayHaveArrived).toBe(true)
  expect(site.connections()).toBe(1)
})

const CONTINUE = 'HTTP/1.1 100 Continue\r\nServer: old\r\n\r\n'
const OK = `${OK_HEAD}Content-Length: 2\r\n\r\nok`

test.each<[string, readonly string[]]>([
  ['before the answer', [CONTINUE, OK]],
  ['twice, in one piece with the answer', [CONTINUE + CONTINUE + OK]],
  ['beside other interim answers', ['HTTP/1.1 103 Early Hints\r\n\r\n', CONTINUE, OK]],
])('says 100 Continue without having been asked, %s', async (_, pieces) => {
  const site = await rawTlsSite((socket) => {
    const send = ([piece, ...rest]: readonly string[]) => {
      if (piece !== undefined) socket.write(piece, () => setImmediate(send, rest))
    }
    send(pieces)
  })
  expect(responseOf(await netTo(site).send(lead))).toMatchObject({ status: 200, body: 'ok' })
})

test('resets instead of answering', async () => {
  const site = await tcpSiteBehindTls()
  const exchange = await netTo(site).send(lead)
  expect(failureOf(exchange)).toMatchObject({ phase: 'first-byte', timedOut: false })
  expect(['ECONNRESET', 'UND_ERR_SOCKET']).toContain(failureOf(exchange).code)
  expect(exchange.mayHaveArrived).toBe(true)
  expect(site.connections()).toBe(1)
})

/** Resets the TCP connection under a finished handshake once the request is there. */
function tcpSiteBehindTls() {
  return rawTlsSite((socket) => {
    const under = (socket as unknown as { _parent?: { resetAndDestroy(): void } })._parent
    if (under === undefined) socket.destroy()
    else under.resetAndDestroy()
  })
}

test('resets in the middle of the body', async () => {
  const site = await rawTlsSite((socket) => {
    socket.write(`${OK_HEAD}Content-Length: 100\r\n\r\nhalf`, () => socket.destroy())
  })
  const failure = failureOf(await netTo(site).send(lead))
  expect(failure).toMatchObject({ phase: 'body', status: 200, timedOut: false })
})

test('a body shorter than its Content-Length', async () => {
  const site = await rawTlsSite((socket) => socket.end(`${OK_HEAD}Content-Length: 100\r\n\r\nhalf`))
  const failure = failureOf(await netTo(site).send(lead))
  expect(failure).toMatchObject({ phase: 'body', status: 200 })
  expect(failure.code).toMatch(/^UND_ERR_/)
})

test('chunks that are none', async () => {
  const site = await rawTlsSite((socket) =>
    socket.end(`${OK_HEAD}Transfer-Encoding: chunked\r\n\r\nnot-a-length\r\n`),
  )
  expect(failureOf(await netTo(site).send(lead))).toMatchObject({ phase: 'body', status: 200 })
})

test('something else than HTTP', async () => {
  const site = await rawTlsSite((socket) => socket.end('SSH-2.0-OpenSSH_9.2\r\n'))
  const failure = failureOf(await netTo(site).send(lead))
  expect(failure.phase).toBe('first-byte')
  expect(failure.code).toBe('HPE_INVALID_CONSTANT')
})

test('HTTP with bare line feeds, which other clients read', async () => {
  const site = await rawTlsSite((socket) => socket.end('HTTP/1.1 200 OK\nContent-Length: 0\n\n'))
  const failure = failureOf(await netTo(site).send(lead))
  expect(failure).toMatchObject({ phase: 'first-byte', code: 'HTTPParserError' })
})

test('headers over 16 KB', async () => {
  const site = await rawTlsSite((socket) =>
    socket.end(`${OK_HEAD}X-Big: ${'x'.repeat(100_000)}\r\n\r\n`),
  )
  const failure = failureOf(await netTo(site).send(lead))
  expect(failure).toMatchObject({ phase: 'first-byte', code: 'UND_ERR_HEADERS_OVERFLOW' })
})

test('a flood of informational answers before none', async () => {
  const site = await rawTlsSite((socket) => {
    for (let i = 0; i < 500; i += 1) socket.write('HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n')
  })
  const failure = failureOf(await netTo(site, { totalMs: 150 }).send(lead))
  expect(failure).toMatchObject({
    phase: 'first-byte',
    code: 'lp:timeout-first-byte',
    timedOut: true,
  })
})

test('an informational answer before the real one', async () => {
  const site = await rawTlsSite((socket) =>
    socket.end(`HTTP/1.1 103 Early Hints\r\n\r\n${OK_HEAD}Content-Length: 2\r\n\r\nok`),
  )
  expect(responseOf(await netTo(site).send(lead))).toMatchObject({ status: 200, body: 'ok' })
})

test('no answer at all', async () => {
  const site = await rawTlsSite(() => undefined)
  const exchange = await netTo(site, { totalMs: 80 }).send(lead)
  expect(failureOf(exchange)).toMatchObject({ code: 'lp:timeout-first-byte', timedOut: true })
  expect(exchange.mayHaveArrived).toBe(true)
})

test('a header that comes by one byte at a time', async () => {
  const site = await rawTlsSite((socket) => {
    const bytes = `${OK_HEAD}X-Slow: ${'x'.repeat(10_000)}`
    let sent = 0
    const timer = setInterval(() => socket.write(bytes[sent++] ?? 'x'), 5)
    socket.on('close', () => clearInterval(timer))
  })
  const failure = failureOf(await netTo(site, { totalMs: 100 }).send(lead))
  expect(failure).toMatchObject({ code: 'lp:timeout-first-byte' })
})

test('a body that stops', async () => {
  const site = await rawTlsSite((socket) => socket.write(`${OK_HEAD}Content-Length: 9\r\n\r\nhalf`))
  const failure = failureOf(await netTo(site, { totalMs: 100 }).send(lead))
  expect(failure).toMatchObject({ phase: 'body', code: 'lp:timeout-body', status: 200 })
})

test('a body that never ends is cut at the cap', async () => {
  const site = await rawTlsSite((socket) => {
    socket.write(`${OK_HEAD}\r\n`)
    const more = () => {
      while (socket.writable && socket.write('x'.repeat(4096)));
    }
    socket.on('drain', more)
    more()
  })
  const response = responseOf(await netTo(site, { maxBodyBytes: 10_000 }).send(lead))
  expect(response.truncated).toBe(true)
  expect(response.body).toBe('x'.repeat(10_000))
})

test('a body of exactly the cap is whole', async () => {
  const site = await httpsSite((_request, response) => response.end('x'.repeat(1000)))
  const response = responseOf(await netTo(site, { maxBodyBytes: 1000 }).send(lead))
  expect(response).toMatchObject({ truncated: false, body: 'x'.repeat(1000) })
})

test.each([204, 304])('a %d has no body', async (status) => {
  const site = await httpsSite((_request, response) => response.writeHead(status).end())
  expect(responseOf(await netTo(site).send(lead))).toMatchObject({ status, body: '' })
})

test('the claimed character set is used, and an unknown one does no harm', async () => {
  const site = await httpsSite((request, response) => {
    const charset = request.url === '/leads' ? 'windows-1252' : 'x-unheard-of'
    response.writeHead(200, { 'Content-Type': `text/plain; charset=${charset}` })
    response.end(Buffer.from([0x47, 0x72, 0xfc, 0xdf, 0x65, 0x00]))
  })
  const net = netTo(site)
  expect(responseOf(await net.send(lead)).body).toBe('Grüße\0')
  const unknown = await net.send({ ...lead, url: `https://${HOST}/other` })
  expect(responseOf(unknown).body).toBe('Gr��e\0')
})

test('cancelled by the caller', async () => {
  const caller = new AbortController()
  const site = await rawTlsSite(() => caller.abort())
  const exchange = await netTo(site, { signal: caller.signal }).send(lead)
  expect(failureOf(exchange)).toMatchObject({ code: 'lp:cancelled', timedOut: false })
  expect(exchange.mayHaveArrived).toBe(true)
})

test('closing the transport ends what is under way, and nothing starts after it', async () => {
  let close: () => Promise<void> = async () => undefined
  const site = await rawTlsSite(() => void close())
  const net = netTo(site)
  close = () => net.close()
  expect(failureOf(await net.send(lead)).code).toBe('lp:cancelled')
  const late = await net.send(lead)
  expect(failureOf(late).code).toBe('lp:cancelled')
  expect(late.mayHaveArrived).toBe(false)
  expect(site.connections()).toBe(1)
})

test('a time that is over is not begun', async () => {
  const site = await httpsSite((_request, response) => response.end())
  const net = netTo(site, { totalMs: 0 })
  const connection = await net.connect(lead.url)
  expect(connection).toMatchObject({ outcome: 'failed', failure: { code: 'lp:timeout-connect' } })
  expect((await net.send(lead)).mayHaveArrived).toBe(false)
  expect(site.connections()).toBeLessThanOrEqual(1)
})

test('the guard refuses before anything is opened', async () => {
  const exchange = await openNet().send({ ...lead, url: 'http://hook.example/x' })
  expect(failureOf(exchange)).toMatchObject({ phase: 'guard', code: 'lp:not-https' })
  expect(exchange).toMatchObject({ phases: {}, mayHaveArrived: false })
})
