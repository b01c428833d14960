// A DNS server over UDP on loopback.
import { createSocket, type RemoteInfo, type Socket } from 'node:dgram'
import { once } from 'node:events'
import { isIPv6 } from 'node:net'
import { type Answer, AUTHORITATIVE_ANSWER, decode, encode, type Packet } from 'dns-packet'
import type { DnsAnswer, DnsQuestion, Listener } from '../../lab/host.ts'

/** RFC 1035, section 4.1.1. */
const RESPONSE_CODES = { NOERROR: 0, SERVFAIL: 2, NXDOMAIN: 3 } as const

export async function listenDns(answer: (question: DnsQuestion) => DnsAnswer): Promise<Listener> {
  const socket = createSocket('udp4')
  socket.on('message', (message, sender) => respond(socket, message, sender, answer))
  socket.bind(0, '127.0.0.1')
  await once(socket, 'listening')
  return {
    port: socket.address().port,
    close: () => new Promise((resolve) => socket.close(() => resolve())),
  }
}

function respond(
  socket: Socket,
  message: Buffer,
  sender: RemoteInfo,
  answer: (question: DnsQuestion) => DnsAnswer,
): void {
  const response = answerMessage(message, answer)
  if (response !== undefined) socket.send(response, sender.port, sender.address)
}

/** The message that answers another one; undefined for silence. */
export function answerMessage(
  message: Buffer,
  answer: (question: DnsQuestion) => DnsAnswer,
): Buffer | undefined {
  const query = decodeQuery(message)
  const question = query?.questions?.[0]
  if (query === undefined || question === undefined) return undefined
  const { name, type } = question
  const said = type === 'A' || type === 'AAAA' ? answer({ name, type }) : { addresses: [] }
  return said === 'silence' ? undefined : encode(responseTo(query, said))
}

function decodeQuery(message: Buffer): Packet | undefined {
  try {
    return decode(message)
  } catch {
    return undefined
  }
}

function responseTo(query: Packet, said: Exclude<DnsAnswer, 'silence'>): Packet {
  const code = typeof said === 'string' ? said : 'NOERROR'
  const question = query.questions?.[0]
  const addresses = typeof said === 'string' ? [] : said.addresses
  const answers = addresses
    .filter((address) => isIPv6(address) === (question?.type === 'AAAA'))
    .map((data): Answer => ({ ...answerHead(question?.name ?? '', data), data }))
  return {
    type: 'response',
    ...(query.id === undefined ? {} : { id: query.id }),
    flags: AUTHORITATIVE_ANSWER | RESPONSE_CODES[code],
    questions: query.questions ?? [],
    answers,
  }
}

/** Nothing may be remembered: the next check asks again. */
function answerHead(name: string, address: string) {
  return { name, ttl: 0, type: isIPv6(address) ? ('AAAA' as const) : ('A' as const) }
}
