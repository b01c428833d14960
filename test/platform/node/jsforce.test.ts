// jsforce over our transport: its sign-in and API traffic is guarded, recorded, never repeated and
// never redirected.
import { Connection } from 'jsforce/lib/connection.js'
import { OAuth2 } from 'jsforce/lib/oauth2.js'
import { expect, test } from 'vitest'
import { type JsforceAdapter, jsforceAdapter } from '../../../src/net/jsforce-transport.ts'
import { recordExchanges } from '../../../src/net/recorder.ts'
import { HOST, httpsSite, netTo, openNet, type Site } from './loopback.ts'

interface Opened {
  readonly connection: Connection
  readonly adapter: JsforceAdapter
  readonly recorder: ReturnType<typeof recordExchanges>
}

function open(site: Site | undefined): Opened {
  const recorder = recordExchanges(site === undefined ? openNet() : netTo(site))
  const adapter = jsforceAdapter(recorder.net)
  const loginUrl = `https://${HOST}`
  const oauth2 = new OAuth2({ loginUrl, clientId: 'key', clientSecret: 'secret' })
  const connection = new Connection({
    loginUrl,
    instanceUrl: loginUrl,
    accessToken: 'a token',
    version: '64.0',
    oauth2,
  })
  Object.assign(oauth2, { _transport: adapter.transport })
  Object.assign(connection, { _transport: adapter.transport, _refreshDelegate: undefined })
  return { connection, adapter, recorder }
}

async function errorOf(call: Promise<unknown>): Promise<unknown> {
  return call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
}

test('OAuth, SOAP login and REST all go through it, and both sides count the same', async () => {
  const seen: string[] = []
  const site = await httpsSite((request, response) => {
    seen.push(`${request.method} ${request.url}`)
    if (request.url === '/services/oauth2/token') {
      const token = {
        access_token: 't',
        instance_url: `https://${HOST}`,
        id: `https://${HOST}/id/o/u`,
      }
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(token))
    } else if (request.url?.startsWith('/services/Soap/')) {
      const parts = `<serverUrl>https://${HOST}/x/y</serverUrl><sessionId>s</sessionId><userId>u</userId><organizationId>o</organizationId>`
      response.writeHead(200, { 'content-type': 'text/xml' }).end(parts)
    } else {
      response
        .writeHead(200, { 'content-type': 'application/json' })
        .end('{"totalSize":1,"done":true,"records":[{"Id":"1"}]}')
    }
  })
  const { connection, recorder } = open(site)
  await connection.authorize({ grant_type: 'client_credentials' })
  await connection.loginBySoap('name', 'pass')
  const { records } = await connection.query('SELECT Id FROM Lead')
  expect(records).toMatchObject([{ Id: '1' }])
  expect(recorder.take()).toHaveLength(seen.length)
  expect(seen).toEqual([
    'POST /services/oauth2/token',
    'POST /services/Soap/u/64.0',
    'GET /services/data/v64.0/query?q=SELECT%20Id%20FROM%20Lead',
  ])
})

test('a redirect is an error, and the token does not follow it', async () => {
  let elsewhere = 0
  const other = await httpsSite((_request, response) => {
    elsewhere += 1
    response.end('{}')
  })
  const site = await httpsSite((_request, response) => {
    response.writeHead(302, { location: `https://${HOST}:${other.port}/` }).end()
  })
  const { connection, adapter, recorder } = open(site)
  const error = await errorOf(connection.describe('Lead'))
  expect(error).toMatchObject({ message: 'Answered with a redirect, 302' })
  expect(adapter.latest()).toMatchObject({ outcome: 'answered', response: { status: 302 } })
  expect(recorder.take()).toHaveLength(1)
  expect(elsewhere).toBe(0)
})

test.each([
  [500, 'text/html', '<html>down</html>'],
  [503, 'application/json', '[{"errorCode":"SERVER_UNAVAILABLE","message":"busy"}]'],
  [429, 'text/plain', 'slow down'],
  [401, 'application/json', '[{"errorCode":"INVALID_SESSION_ID","message":"expired"}]'],
])('an answer of %i is not asked for again', async (status, type, body) => {
  let requests = 0
  const site = await httpsSite((_request, response) => {
    requests += 1
    response.writeHead(status, { 'content-type': type }).end(body)
  })
  const { connection } = open(site)
  expect(await errorOf(connection.requestGet('/query'))).toBeInstanceOf(Error)
  expect(requests).toBe(1)
})

test('a network failure keeps its exchange', async () => {
  const { connection, adapter } = open(await httpsSite((request) => request.socket.destroy()))
  expect(await errorOf(connection.requestGet('/query'))).toBeInstanceOf(Error)
  expect(adapter.latest()).toMatchObject({
    outcome: 'failed',
    failure: { code: 'UND_ERR_SOCKET' },
  })
})

test('an address that is not public is refused', async () => {
  const { connection, adapter } = open(undefined)
  Object.assign(connection, { instanceUrl: 'https://127.0.0.1' })
  expect(await errorOf(connection.requestGet('/query'))).toBeInstanceOf(Error)
  expect(adapter.latest()).toMatchObject({ failure: { code: 'lp:address-blocked' } })
})

test('a description of more than the usual cap is read whole', async () => {
  const fields = Array.from({ length: 3000 }, (_, at) => ({
    name: `Field${at}__c`,
    type: 'string',
  }))
  const site = await httpsSite((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ fields }))
  })
  const { connection } = open(site)
  expect((await connection.describe('Lead')).fields).toHaveLength(3000)
})
