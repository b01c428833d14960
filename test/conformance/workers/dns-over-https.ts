// A DNS server over HTTPS that knows the lab's zone, and every other host of the lab as a public one.
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { answerDns, DNS_HOSTS } from '../../../src/lab/dns.ts'
import type { DnsQuestion } from '../../../src/lab/host.ts'
import { answerMessage } from '../../../src/platform/node/lab-host-dns.ts'
import { createAuthority, createLeaf } from '../../net/certificates.ts'
import type { Route } from './start-workerd.ts'

export const DNS_HOST = 'dns.contoso.example'
/** Answers every question with a failure of its own. */
export const BROKEN_DNS_HOST = 'dns-server-broken.contoso.example'

export interface DnsOverHttps {
  readonly routes: readonly Route[]
  /** How many it has answered, or left unanswered. */
  questions(): number
  close(): void
}

/** Only looked at, never connected to: workerd is told where each host of the lab is. */
const PUBLIC = { addresses: ['20.50.0.10', '2603:1020::10'] }

const answer = (question: DnsQuestion) =>
  DNS_HOSTS.includes(question.name.toLowerCase()) ? answerDns(question) : PUBLIC

export async function startDnsOverHttps(): Promise<DnsOverHttps> {
  const authority = await createAuthority('DNS over HTTPS test root')
  const leaf = await createLeaf({ names: [DNS_HOST, BROKEN_DNS_HOST] }, authority)
  let questions = 0
  const server = createServer(leaf, async (request, response) => {
    const isMessage = request.headers['content-type'] === 'application/dns-message'
    if (request.headers.host === BROKEN_DNS_HOST) return response.writeHead(503).end()
    if (request.method !== 'POST' || !isMessage) return response.writeHead(415).end()
    questions += 1
    const message = answerMessage(await buffer(request), answer)
    // A name server that stays silent keeps the one in between silent.
    if (message === undefined) return
    response.writeHead(200, { 'content-type': 'application/dns-message' }).end(message)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const address = `127.0.0.1:${port}`
  const routes = [DNS_HOST, BROKEN_DNS_HOST].map((host) => {
    return { host, address, caPem: authority.pem }
  })
  const close = () => {
    server.closeAllConnections()
    server.close()
  }
  return { routes, questions: () => questions, close }
}
