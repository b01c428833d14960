// The few bytes of DNS that a look-up needs (RFC 1035, 4): one question out, addresses and a response
// code in. The library that knows all of DNS would weigh more than the guard it serves.

export type RecordType = 'A' | 'AAAA'

/** What an answer says; everything but addresses is left out, aliases too. */
export interface DnsAnswer {
  /** 0 means no error, 3 that there is no such name. */
  readonly responseCode: number
  /** As URLs spell them, IPv6 with all of its groups. */
  readonly addresses: readonly string[]
}

const TYPES = { A: 1, AAAA: 28 } as const
const INTERNET = 1
const RECURSION_DESIRED = 0x0100
const RESPONSE_CODE = 0x0f
const HEADER_BYTES = 12
/** The two high bits of a length mark a pointer to a name that came before. */
const POINTER = 0xc0

/** A question for a host name in ASCII. Its id is 0, which lets an answer be cached (RFC 8484, 4.1). */
export function dnsQuestion(host: string, type: RecordType): Uint8Array<ArrayBuffer> {
  const labels = host.replace(/\.$/, '').split('.')
  const name = labels.flatMap((label) => [label.length, ...new TextEncoder().encode(label)])
  const header = [0, 0, RECURSION_DESIRED >> 8, 0, 0, 1, 0, 0, 0, 0, 0, 0]
  return Uint8Array.from([...header, ...name, 0, 0, TYPES[type], 0, INTERNET])
}

/** Throws `RangeError` when the message ends early. */
export function readDnsAnswer(message: ArrayBuffer, type: RecordType): DnsAnswer {
  const view = new DataView(message)
  const responseCode = view.getUint16(2) & RESPONSE_CODE
  const addresses: string[] = []
  let at = HEADER_BYTES
  for (let left = view.getUint16(4); left > 0; left -= 1) at = nameEnd(view, at) + 4
  for (let left = view.getUint16(6); left > 0; left -= 1) {
    const record = nameEnd(view, at)
    const data = record + 10
    at = data + view.getUint16(record + 8)
    if (view.getUint16(record) === TYPES[type]) addresses.push(addressAt(view, data, at - data))
  }
  return { responseCode, addresses }
}

function nameEnd(view: DataView, start: number): number {
  let at = start
  for (let length = view.getUint8(at); length > 0; length = view.getUint8(at)) {
    if (length >= POINTER) return at + 2
    at += 1 + length
  }
  return at + 1
}

function addressAt(view: DataView, start: number, bytes: number): string {
  if (bytes === 4) return Array.from({ length: 4 }, (_, i) => view.getUint8(start + i)).join('.')
  const groups = Array.from({ length: bytes / 2 }, (_, i) => view.getUint16(start + 2 * i))
  return groups.map((group) => group.toString(16)).join(':')
}
