// Azure's table SDK over our transport: its traffic is guarded, recorded and never repeated.
import { AzureNamedKeyCredential, TableClient } from '@azure/data-tables'
import { expect, test } from 'vitest'
import { azureHttpClient, exchangeBehind } from '../../../src/net/azure-http-client.ts'
import { recordExchanges } from '../../../src/net/recorder.ts'
import { HOST, httpsSite, netTo, openNet, type Site } from './loopback.ts'

const KEY = Buffer.from('not a real key').toString('base64')

function table(site: Site | undefined, url = `https://${HOST}`) {
  const recorder = recordExchanges(site === undefined ? openNet() : netTo(site))
  const options = {
    httpClient: azureHttpClient(recorder.net),
    retryOptions: { maxRetries: 0 },
    allowInsecureConnection: true,
  }
  const client = new TableClient(
    url,
    'MarketplaceLeads',
    new AzureNamedKeyCredential('a', KEY),
    options,
  )
  return { client, recorder }
}

const entity = { partitionKey: '1', rowKey: '1', CustomerInfo: '{}' }

test('a request is signed and its answer read', async () => {
  let authorization = ''
  const site = await httpsSite((request, response) => {
    authorization = request.headers.authorization ?? ''
    response.writeHead(204, { etag: 'W/"1"' }).end()
  })
  const { client, recorder } = table(site)
  expect(await client.createEntity(entity)).toMatchObject({ etag: 'W/"1"' })
  expect(authorization).toMatch(/^SharedKey/)
  expect(recorder.take()).toMatchObject([{ outcome: 'answered', response: { status: 204 } }])
  expect(recorder.take()).toEqual([])
})

test('a refusal keeps the exchange', async () => {
  let requests = 0
  const site = await httpsSite((_request, response) => {
    requests += 1
    response.writeHead(403, { 'Content-Type': 'application/xml' }).end('<Error/>')
  })
  const error = await table(site)
    .client.createEntity(entity)
    .catch((thrown: unknown) => thrown)
  expect(error).toMatchObject({ statusCode: 403 })
  expect(exchangeBehind(error)).toMatchObject({ outcome: 'answered', response: { status: 403 } })
  expect(requests).toBe(1)
})

test('a network failure keeps the runtime’s code', async () => {
  const error = await table(await httpsSite((request) => request.socket.destroy()))
    .client.createEntity(entity)
    .catch((thrown: unknown) => thrown)
  expect(exchangeBehind(error)).toMatchObject({ outcome: 'failed', mayHaveArrived: true })
  expect(error).toMatchObject({ code: 'UND_ERR_SOCKET' })
})

test('https is the guard’s business, whatever the SDK allows', async () => {
  const error = await table(undefined, 'http://127.0.0.1:10002')
    .client.createEntity(entity)
    .catch((thrown: unknown) => thrown)
  expect(error).toMatchObject({ code: 'lp:not-https' })
})

test('an error of somebody else has no exchange behind it', () => {
  expect(exchangeBehind(new Error('other'))).toBeUndefined()
  expect(exchangeBehind(undefined)).toBeUndefined()
})
