// Our reading of DNS messages against a library that knows all of DNS.
import { type Answer, decode, encode } from 'dns-packet'
import { describe, expect, test } from 'vitest'
import { dnsQuestion, readDnsAnswer } from '../../../src/platform/workers/dns-message.ts'

const NAME = 'leads.contoso.example'

function message(answers: readonly Answer[], responseCode = 0): ArrayBuffer {
  const packet = encode({
    type: 'response',
    flags: responseCode,
    questions: [{ type: 'A', name: NAME }],
    answers: [...answers],
  })
  return new Uint8Array(packet).buffer
}

test.each(['A', 'AAAA'] as const)('a question for %s records is one', (type) => {
  const question = decode(Buffer.from(dnsQuestion(`${NAME}.`, type)))
  expect(question.questions).toEqual([{ name: NAME, type, class: 'IN' }])
  expect(question.flag_rd).toBe(true)
})

describe('an answer', () => {
  test('gives its addresses, and leaves aliases out', () => {
    const answers: Answer[] = [
      { type: 'CNAME', name: NAME, data: 'edge.fabrikam.example' },
      { type: 'A', name: 'edge.fabrikam.example', data: '20.50.0.10' },
      { type: 'A', name: 'edge.fabrikam.example', data: '10.0.0.1' },
    ]
    const addresses = ['20.50.0.10', '10.0.0.1']
    expect(readDnsAnswer(message(answers), 'A')).toEqual({ responseCode: 0, addresses })
  })

  test('gives IPv6 addresses with all their groups', () => {
    const answers: Answer[] = [{ type: 'AAAA', name: NAME, data: 'fd00::1:2' }]
    const { addresses } = readDnsAnswer(message(answers), 'AAAA')
    expect(addresses).toEqual(['fd00:0:0:0:0:0:1:2'])
  })

  test('may have no records, and a code instead', () => {
    expect(readDnsAnswer(message([], 3), 'A')).toEqual({ responseCode: 3, addresses: [] })
  })

  test('may point back to names, as servers do to save room', () => {
    const head = [0, 0, 0x81, 0x80, 0, 1, 0, 1, 0, 0, 0, 0]
    const question = [1, 97, 0, 0, 1, 0, 1]
    const record = [0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4, 192, 168, 7, 20]
    const { buffer } = Uint8Array.from([...head, ...question, ...record])
    expect(readDnsAnswer(buffer, 'A').addresses).toEqual(['192.168.7.20'])
  })

  test('that ends early is an error, wherever it ends', () => {
    const whole = message([{ type: 'A', name: NAME, data: '20.50.0.10' }])
    for (let length = 0; length < whole.byteLength; length += 1) {
      expect(() => readDnsAnswer(whole.slice(0, length), 'A')).toThrow(RangeError)
    }
  })
})
