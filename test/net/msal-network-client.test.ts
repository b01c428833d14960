// Microsoft's sign-in library over our transport, against a real TLS server: one request, no more.
import type { RequestListener } from 'node:http'
import { createServer } from 'node:https'
import { ConfidentialClientApplication, PublicClientApplication } from '@azure/msal-node'
import { describe, expect, it } from 'vitest'
import { msalNetworkClient } from '../../src/net/msal-network-client.ts'
import { recordExchanges } from '../../src/net/recorder.ts'
import { listen, netTo, authority as testRoot } from '../platform/node/loopback.ts'
import { createLeaf } from './certificates.ts'

const HOSTS = [
  'login.microsoftonline.com',
  'login.partner.microsoftonline.cn',
  'login.microsoftonline.us',
]
const TENANT = '8a1b2c3d-1111-4000-8000-1234567890ab'
const CLIENT = '5e6f7a8b-1111-4000-8000-1234567890ab'
const SCOPES = ['https://contoso.crm4.dynamics.com/.default']
const leaf = await createLeaf({ names: HOSTS }, testRoot)

interface Seen {
  readonly host: string
  readonly path: string
  readonly body: URLSearchParams
}

async function signInService(
  answer: (seen: Seen) => { status: number; body: string; headers?: Record<string, string> },
) {
  const seen: Seen[] = []
  const onRequest: RequestListener = async (request, response) => {
    const pieces: Buffer[] = []
    for await (const piece of request) pieces.push(piece as Buffer)
    const body = new URLSearchParams(Buffer.concat(pieces).toString())
    const one = { host: request.headers.host ?? '', path: request.url?.split('?')[0] ?? '', body }
    seen.push(one)
    const { status, body: text, headers } = answer(one)
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(text)
  }
  const server = createServer(leaf, onRequest)
  const site = await listen(server)
  const recorder = recordExchanges(netTo(site))
  return { seen, client: msalNetworkClient(recorder.net), recorder }
}

function appSignIn(client: ReturnType<typeof msalNetworkClient>, host = HOSTS[0]) {
  const app = new ConfidentialClientApplication({
    auth: {
      clientId: CLIENT,
      clientSecret: 's3cr3t~value',
      authority: `https://${host}/${TENANT}`,
    },
    system: { networkClient: client.module },
  })
  return app.acquireTokenByClientCredential({ scopes: SCOPES, skipCache: true })
}

const TOKEN = JSON.stringify({ token_type: 'Bearer', expires_in: 3599, access_token: 'token-one' })

describe('an app', () => {
  it.each(HOSTS)('gets a token from %s with one POST and no discovery', async (host) => {
    const { seen, client, recorder } = await signInService(() => ({ status: 200, body: TOKEN }))
    expect(await appSignIn(client, host)).toMatchObject({ accessToken: 'token-one' })
    expect(seen).toHaveLength(1)
    expect(seen[0]).toMatchObject({ host, path: `/${TENANT}/oauth2/v2.0/token` })
    expect(Object.fromEntries(seen[0]?.body ?? [])).toMatchObject({
      grant_type: 'client_credentials',
      client_id: CLIENT,
      client_secret: 's3cr3t~value',
      scope: SCOPES[0],
    })
    expect(recorder.take()).toHaveLength(1)
  })

  it.each([
    [
      'a refusal',
      401,
      JSON.stringify({
        error: 'invalid_client',
        error_description: 'AADSTS7000215: x',
        error_codes: [7000215],
      }),
    ],
    ['a throttled answer', 429, '{"error":"temporarily_unavailable"}'],
    ['an outage', 503, '{}'],
    ['a page', 502, '<html></html>'],
    ['a list', 200, '[]'],
    ['null', 200, 'null'],
    ['nothing', 200, ''],
  ])('is asked for once when the answer is %s', async (_, status, body) => {
    const { seen, client } = await signInService(() => ({
      status,
      body,
      headers: { 'retry-after': '0' },
    }))
    const result = await appSignIn(client).catch(() => undefined)
    expect(result?.accessToken || undefined).toBeUndefined()
    expect(seen).toHaveLength(1)
    expect(client.lastExchange()).toMatchObject({ outcome: 'answered', response: { status, body } })
  })

  it('is not sent where a redirect points', async () => {
    const { seen, client } = await signInService(() => ({
      status: 307,
      body: '{}',
      headers: { location: `https://${HOSTS[1]}/elsewhere` },
    }))
    await appSignIn(client).catch(() => undefined)
    expect(seen).toHaveLength(1)
  })

  it('is refused a second attempt', async () => {
    const { seen, client } = await signInService(() => ({ status: 200, body: '{}' }))
    await appSignIn(client).catch(() => undefined)
    await expect(appSignIn(client)).rejects.toThrow()
    expect(seen).toHaveLength(1)
  })
})

describe('a user', () => {
  it('gets a token with one POST that carries name and password', async () => {
    const { seen, client } = await signInService(() => ({
      status: 200,
      body: JSON.stringify({
        token_type: 'Bearer',
        expires_in: 3599,
        access_token: 'token-two',
        scope: SCOPES[0],
      }),
    }))
    const app = new PublicClientApplication({
      auth: { clientId: CLIENT, authority: `https://${HOSTS[0]}/${TENANT}` },
      system: { networkClient: client.module },
    })
    const result = await app.acquireTokenByUsernamePassword({
      scopes: SCOPES,
      username: 'leads@contoso.com',
      password: 'p4ss&word',
    })
    expect(result?.accessToken).toBe('token-two')
    expect(seen).toHaveLength(1)
    expect(Object.fromEntries(seen[0]?.body ?? [])).toMatchObject({
      grant_type: 'password',
      username: 'leads@contoso.com',
      password: 'p4ss&word',
    })
  })
})

it('keeps the exchange of a connection that broke', async () => {
  const server = createServer(leaf, (request) => request.socket.destroy())
  const client = msalNetworkClient(netTo(await listen(server)))
  await expect(appSignIn(client)).rejects.toThrow()
  expect(client.lastExchange()).toMatchObject({ outcome: 'failed', mayHaveArrived: true })
})
