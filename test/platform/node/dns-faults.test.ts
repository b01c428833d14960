// Names that do not resolve, and names that resolve to where no probe may go.
import { createSocket } from 'node:dgram'
import { expect, test } from 'vitest'
import { failureOf, HOST, httpsSite, lead, openNet, responseOf } from './loopback.ts'
import { NXDOMAIN, nameServer, REFUSED, type Reply, SERVFAIL } from './name-server.ts'

/** Traffic stays on loopback: names resolve there, and the port is the test's. */
async function setting(reply: (name: string) => Reply, allowPrivate: 'all' | string[] = []) {
  const site = await httpsSite((_request, response) => response.end('ok'))
  const server = await nameServer(reply)
  const toPort = String(site.port)
  const rule = { fromHost: '', fromPort: '', toHost: '', toPort }
  const net = openNet({
    dnsServers: [server.address],
    connectTo: [rule],
    allowPrivate,
    totalMs: 3000,
  })
  return { site, server, net }
}

test.each([
  ['NXDOMAIN', { rcode: NXDOMAIN }, 'ENOTFOUND'],
  ['SERVFAIL', { rcode: SERVFAIL }, 'ESERVFAIL'],
  ['REFUSED', { rcode: REFUSED }, 'EREFUSED'],
  ['no records', { addresses: [] }, 'ENODATA'],
] as const)('%s', async (_title, reply, code) => {
  const { net, site } = await setting(() => reply)
  const exchange = await net.send(lead)
  expect(failureOf(exchange)).toMatchObject({ phase: 'dns', code, timedOut: false })
  expect(exchange.mayHaveArrived).toBe(false)
  expect(Object.keys(exchange.phases)).toEqual(['dns'])
  expect(site.connections()).toBe(0)
})

test('a server that never answers', async () => {
  const { net } = await setting(() => 'silence')
  const failure = failureOf(await net.send(lead))
  expect(failure).toMatchObject({ phase: 'dns', code: 'ETIMEOUT' })
})

test('a silence longer than the check', async () => {
  const server = await nameServer(() => 'silence')
  const failure = failureOf(await openNet({ dnsServers: [server.address], totalMs: 40 }).send(lead))
  expect(failure).toMatchObject({ phase: 'dns', code: 'lp:timeout-dns', timedOut: true })
})

test('a name server that is not there is no refusal by the destination', async () => {
  const socket = createSocket('udp4')
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve))
  const address = `127.0.0.1:${socket.address().port}`
  await new Promise<void>((resolve) => socket.close(() => resolve()))
  const failure = failureOf(await openNet({ dnsServers: [address], totalMs: 3000 }).send(lead))
  expect(failure.phase).toBe('dns')
  expect(['EAI_AGAIN', 'ETIMEOUT']).toContain(failure.code)
})

test.each(['127.0.0.1', '10.1.2.3', '169.254.169.254', '::1', 'fd00::1', '::ffff:10.0.0.1'])(
  'a name that resolves to %s is refused',
  async (address) => {
    const { net, site } = await setting(() => ({ addresses: [address] }))
    const connection = await net.connect(lead.url)
    expect(connection).toMatchObject({
      outcome: 'failed',
      host: HOST,
      failure: { phase: 'guard', code: 'lp:address-blocked' },
    })
    expect(site.connections()).toBe(0)
  },
)

test('one bad address among good ones refuses the lot', async () => {
  const { net, site } = await setting(() => ({
    addresses: ['203.0.114.7', '127.0.0.1', '2606:4700::1'],
  }))
  expect(failureOf(await net.send(lead))).toMatchObject({
    code: 'lp:address-blocked',
    address: '127.0.0.1',
  })
  expect(site.connections()).toBe(0)
})

test('what the operator allows is contacted, metadata never', async () => {
  const { net } = await setting(
    (name) => ({
      addresses: [name === HOST ? '127.0.0.1' : '169.254.169.254'],
    }),
    'all',
  )
  expect(responseOf(await net.send(lead)).body).toBe('ok')
  const metadata = await net.send({ ...lead, url: 'https://metadata.example/' })
  expect(failureOf(metadata).code).toBe('lp:address-blocked')
})

test('a range opens what lies in it and nothing else', async () => {
  const { net } = await setting(
    (name) => ({
      addresses: [name === HOST ? '127.0.0.1' : '10.0.0.1'],
    }),
    ['127.0.0.0/8'],
  )
  expect(responseOf(await net.send(lead)).body).toBe('ok')
  const other = await net.send({ ...lead, url: 'https://ten.example/' })
  expect(failureOf(other).code).toBe('lp:address-blocked')
})

test('a name is resolved once: an answer that changes afterwards is not asked for', async () => {
  let isFirst = true
  const { net, server } = await setting(() => {
    const addresses = isFirst ? ['127.0.0.1'] : ['10.0.0.1']
    isFirst = false
    return { addresses: server.questions.length <= 2 ? ['127.0.0.1'] : addresses }
  }, ['127.0.0.0/8'])
  await net.connect(lead.url)
  expect(responseOf(await net.send(lead)).body).toBe('ok')
  expect([...server.questions].sort()).toEqual([`${HOST} A`, `${HOST} AAAA`])
})

test('the next address is tried when one refuses', async () => {
  const { net, site } = await setting(() => ({ addresses: ['127.0.0.9', '127.0.0.1'] }), 'all')
  const connection = await net.connect(lead.url)
  expect(connection).toMatchObject({ outcome: 'connected', address: '127.0.0.1' })
  expect(site.connections()).toBe(1)
})

test('when every address refuses, all are told', async () => {
  const { net } = await setting(() => ({ addresses: ['127.0.0.8', '127.0.0.9'] }), 'all')
  const failure = failureOf(await net.send(lead))
  expect(failure).toMatchObject({ phase: 'connect', code: 'ECONNREFUSED' })
  expect(failure.address?.split(', ').sort()).toEqual(['127.0.0.8', '127.0.0.9'])
})

test('a rule that names another place is not asked of DNS and is let pass', async () => {
  const site = await httpsSite((_request, response) => response.end('ok'))
  const rule = { fromHost: HOST, fromPort: '443', toHost: 'localhost', toPort: String(site.port) }
  expect(responseOf(await openNet({ connectTo: [rule] }).send(lead)).body).toBe('ok')
  const other = await openNet({ connectTo: [rule] }).send({ ...lead, url: 'https://localhost/' })
  expect(failureOf(other)).toMatchObject({ phase: 'guard', code: 'lp:address-blocked' })
})

test('a rule that keeps the name grants nothing', async () => {
  const server = await nameServer(() => ({ addresses: ['127.0.0.1'] }))
  const rule = { fromHost: HOST, fromPort: '443', toHost: HOST, toPort: '443' }
  const net = openNet({ connectTo: [rule], dnsServers: [server.address] })
  expect(failureOf(await net.send(lead)).code).toBe('lp:address-blocked')
})

test('the system’s resolver: a reserved name is not found', async () => {
  const failure = failureOf(await openNet().send({ ...lead, url: 'https://nobody.invalid/' }))
  expect(failure.phase).toBe('dns')
  expect(['ENOTFOUND', 'EAI_AGAIN']).toContain(failure.code)
})
