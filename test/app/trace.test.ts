// What identifies a request of the operator's own system stays in it.
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { expect, it, onTestFinished } from 'vitest'
import { createApp } from '../../src/app/app.ts'
import { createAuthority, createLeaf } from '../net/certificates.ts'
import { HOOK, postJson, testServices } from './test-services.ts'

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736'

it('neither trace nor request id nor key of a request reaches the destination', async () => {
  const authority = await createAuthority('Trace test root')
  const leaf = await createLeaf({ names: ['leads.contoso.example'] }, authority)
  const seen: string[] = []
  const server = createServer(leaf, (request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      seen.push(JSON.stringify(request.rawHeaders), Buffer.concat(chunks).toString())
      response.writeHead(200).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.close()
  })
  const { port } = server.address() as AddressInfo
  const app = createApp(testServices(port, {}, authority.pem))
  const response = await app.request(
    '/v1/checks',
    postJson(
      { destination: HOOK },
      {
        traceparent: `00-${TRACE}-00f067aa0ba902b7-01`,
        tracestate: 'canary=1',
        baggage: 'canary=1',
        'x-request-id': 'canary-request',
        cookie: 'leadprobe-session=canary',
      },
    ),
  )
  expect((await response.json()).testLead.receipt).toBe('created')
  expect(seen.join()).toContain('MSFT_TEST_')
  expect(seen.join()).not.toMatch(new RegExp(`canary|${TRACE}|00f067aa0ba902b7`))
})
