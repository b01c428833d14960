// Many lead receivers behind one TLS port of loopback, told apart by their names. They write down
// what arrives and when, and take their time to answer.
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import type { OutboundPolicy } from '../../src/model/transport.ts'
import { createAuthority, createLeaf } from '../net/certificates.ts'

export interface ArrivedLead {
  readonly host: string
  readonly path: string
  readonly marker: string
  /** Milliseconds since the Unix epoch, when the whole lead was there. */
  readonly at: number
}

export interface LeadReceiver {
  /** Leads here, whatever the host. */
  readonly policy: OutboundPolicy
  readonly arrived: readonly ArrivedLead[]
  close(): Promise<void>
}

export async function startLeadReceiver(
  hosts: readonly string[],
  answerAfterMs: () => number,
): Promise<LeadReceiver> {
  const authority = await createAuthority('Jobs test root')
  const leaf = await createLeaf({ names: hosts }, authority)
  const arrived: ArrivedLead[] = []
  const server = createServer(leaf, (request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const { UserDetails } = JSON.parse(Buffer.concat(chunks).toString())
      const [marker = ''] = UserDetails.Email.split('@')
      const { host = '' } = request.headers
      arrived.push({ host, path: request.url ?? '', marker, at: Date.now() })
      setTimeout(() => response.writeHead(200).end(), answerAfterMs())
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const toPort = String((server.address() as AddressInfo).port)
  return {
    policy: {
      connectTo: [{ fromHost: '', fromPort: '', toHost: '127.0.0.1', toPort }],
      allowPorts: [],
      allowPrivate: [],
      ca: authority.pem,
    },
    arrived,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
