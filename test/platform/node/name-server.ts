// A DNS server on loopback that answers as a test wants.
import { createSocket } from 'node:dgram'
import { type Answer, decode, encode, type RecordType } from 'dns-packet'
import { onTestFinished } from 'vitest'

/** NOERROR with records, another response code, or no answer at all. */
export type Reply =
  | { readonly addresses: readonly string[] }
  | { readonly rcode: number }
  | 'silence'

export interface NameServer {
  /** `address:port`. */
  readonly address: string
  /** Names and types asked for so far. */
  readonly questions: readonly string[]
}

export const NXDOMAIN = 3
export const SERVFAIL = 2
export const REFUSED = 5

export async function nameServer(reply: (name: string) => Reply): Promise<NameServer> {
  const socket = createSocket('udp4')
  const questions: string[] = []
  socket.on('message', (message, from) => {
    const query = decode(message)
    const question = query.questions?.[0]
    if (question === undefined) return
    questions.push(`${question.name} ${question.type}`)
    const answer = reply(question.name)
    if (answer === 'silence') return
    const packet = encode({
      type: 'response',
      ...(query.id === undefined ? {} : { id: query.id }),
      flags: 0x80 | ('rcode' in answer ? answer.rcode : 0),
      questions: [question],
      answers: 'rcode' in answer ? [] : recordsFor(question.name, question.type, answer.addresses),
    })
    socket.send(packet, from.port, from.address)
  })
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve))
  onTestFinished(() => new Promise<void>((resolve) => socket.close(() => resolve())))
  return { address: `127.0.0.1:${socket.address().port}`, questions }
}

function recordsFor(name: string, type: RecordType, addresses: readonly string[]): Answer[] {
  return addresses
    .filter((address) => address.includes(':') === (type === 'AAAA'))
    .map((data) => ({ name, type: type === 'AAAA' ? 'AAAA' : 'A', ttl: 0, data }) as const)
}
