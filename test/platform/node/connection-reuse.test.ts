// A check connects once: what `connect` opened is what the request goes over.
import { createServer as createHttpsServer } from 'node:https'
import { expect, test } from 'vitest'
import { HOST, httpsSite, lead, leaf, listen, netTo, rawTlsSite, responseOf } from './loopback.ts'

test('connect, then three requests: one connection, one handshake', async () => {
  let handshakes = 0
  const server = createHttpsServer(leaf, (_request, response) => response.end('ok'))
  server.on('secureConnection', () => {
    handshakes += 1
  })
  const site = await listen(server)
  const net = netTo(site)
  const connection = await net.connect(lead.url)
  const exchanges = [await net.send(lead), await net.send(lead), await net.send(lead)]
  expect(connection.outcome).toBe('connected')
  expect(exchanges.map((exchange) => responseOf(exchange).body)).toEqual(['ok', 'ok', 'ok'])
  for (const { phases } of exchanges) {
    expect(Object.keys(phases)).toEqual(['send', 'first-byte', 'body'])
  }
  expect(handshakes).toBe(1)
  expect(site.connections()).toBe(1)
})

test('connecting twice tells of the same connection', async () => {
  const site = await httpsSite((_request, response) => response.end())
  const net = netTo(site)
  const [first, second] = await Promise.all([net.connect(lead.url), net.connect(lead.url)])
  await net.send(lead)
  expect(second).toEqual(first)
  expect(await net.connect(lead.url)).toEqual(first)
  expect(site.connections()).toBe(1)
})

test('two requests at once take turns on one connection', async () => {
  const site = await httpsSite((_request, response) => response.end('ok'))
  const net = netTo(site)
  const both = await Promise.all([net.send(lead), net.send(lead)])
  expect(both.map((exchange) => responseOf(exchange).status)).toEqual([200, 200])
  expect(site.connections()).toBe(1)
})

test('another origin gets a connection of its own', async () => {
  const site = await httpsSite((_request, response) => response.end())
  const net = netTo(site)
  await net.send(lead)
  await net.send({ ...lead, url: `https://${HOST}:8443/leads` })
  expect(site.connections()).toBe(2)
})

test('a connection opened ahead that died is opened again, not reported', async () => {
  const server = createHttpsServer(leaf, (_request, response) => response.end('ok'))
  // The client answers our end with its own: then both know.
  const hasDropped = new Promise<void>((resolve) => {
    server.once('secureConnection', (socket) => {
      socket.on('close', () => resolve())
      socket.end()
    })
  })
  const site = await listen(server)
  const net = netTo(site)
  await net.connect(lead.url)
  await hasDropped
  expect(responseOf(await net.send(lead)).body).toBe('ok')
  expect(site.connections()).toBe(2)
})

test('after a request that broke, the next one starts afresh, and neither is repeated', async () => {
  let requests = 0
  const site = await rawTlsSite((socket) => {
    requests += 1
    socket.end()
  })
  const net = netTo(site)
  await net.send(lead)
  await net.send({ ...lead, method: 'GET' })
  expect(requests).toBe(2)
})
