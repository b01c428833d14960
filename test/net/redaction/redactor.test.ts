import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRedactor } from '../../../src/net/redaction/redactor.ts'

const CANARY = 'kV3+xq/Canary"7&<Zb8Lw9=Pq2 sTuN4yR6'

const ENCODINGS: Readonly<Record<string, (secret: string) => string>> = {
  raw: (s) => s,
  'upper case': (s) => s.toUpperCase(),
  'JSON string': (s) => JSON.stringify(s),
  'JSON in JSON': (s) => JSON.stringify(JSON.stringify(s)),
  'XML text': (s) => s.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;'),
  'numeric entities': (s) => [...s].map((c) => `&#${c.charCodeAt(0)};`).join(''),
  'hexadecimal entities': (s) => [...s].map((c) => `&#x${c.charCodeAt(0).toString(16)};`).join(''),
  'unicode escapes': (s) =>
    [...s].map((c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`).join(''),
  'URL component': encodeURIComponent,
  'URL component, lower-case hex': (s) =>
    encodeURIComponent(s).replace(/%../g, (hex) => hex.toLowerCase()),
  'form field': (s) => new URLSearchParams({ s }).toString(),
  'URL component twice': (s) => encodeURIComponent(encodeURIComponent(s)),
  'percent for every byte': (s) => Buffer.from(s).toString('hex').replace(/../g, '%$&'),
  base64: (s) => Buffer.from(s).toString('base64'),
  base64url: (s) => Buffer.from(s).toString('base64url'),
  'base64 behind one byte': (s) => Buffer.from(`u${s}`).toString('base64'),
  'base64 in a Basic pair': (s) => Buffer.from(`ab:${s}:tail`).toString('base64'),
  'base64 in a URL': (s) => encodeURIComponent(Buffer.from(s).toString('base64')),
  hex: (s) => Buffer.from(s).toString('hex'),
  'upper-case hex': (s) => Buffer.from(s).toString('hex').toUpperCase(),
}

/** Pieces of 12 characters in `text` that also stand in `hidden`. */
function survivingPieces(text: string, hidden: string): readonly string[] {
  const pieces = Array.from({ length: Math.max(0, hidden.length - 11) }, (_, at) =>
    hidden.slice(at, at + 12),
  )
  return pieces.filter((piece) => text.toLowerCase().includes(piece.toLowerCase()))
}

describe('a redactor that knows a secret', () => {
  const redactor = createRedactor([{ name: 'clientSecret', value: CANARY }])

  for (const [name, encode] of Object.entries(ENCODINGS)) {
    it(`hides it as ${name}`, () => {
      const encoded = encode(CANARY)
      const text = redactor.text(`before ${encoded} after`)
      expect(survivingPieces(text, encoded)).toEqual([])
      expect(text).toContain('[secret:clientSecret]')
      expect(text).toMatch(/^before .* after$/)
    })
  }

  it('hides a piece of 12 characters', () => {
    expect(redactor.text(`…${CANARY.slice(5, 17)}…`)).toBe('…[secret:clientSecret]…')
  })

  it('leaves a text without it as it is', () => {
    const text = 'AADSTS7000215: Invalid client secret provided. Trace ID: 1ac2a64a-16aa-433e'
    expect(redactor.text(text)).toBe(text)
  })

  it('reaches into objects, keys included', () => {
    const redacted = redactor.deep({ a: [{ [CANARY]: CANARY, n: 1, none: null }] })
    expect(JSON.stringify(redacted)).not.toContain('Canary')
  })
})

describe('short secrets', () => {
  it('of 6 to 11 characters are hidden whole', () => {
    const redactor = createRedactor([{ name: 'password', value: 'Passw0rd' }])
    expect(redactor.text('user a, password Passw0rd!')).toBe('user a, password [secret:password]!')
  })

  it('below 6 characters take the line with them', () => {
    const redactor = createRedactor([{ name: 'password', value: 'abc' }])
    expect(redactor.text('line one\nis abc here\nline three')).toBe(
      'line one\n[secret:password]\nline three',
    )
  })
})

describe('secrets nobody named', () => {
  const { text } = createRedactor([])
  it.each([
    ['AccountName=a;AccountKey=Zm9vYmFyZm9vYmFy==;', 'Zm9vYmFy'],
    ['https://x.example/invoke?sp=%2Frun&sv=1.0&sig=AbCdEfGhIjKlMnOp', 'AbCdEfGh'],
    ['Authorization: Bearer abcdefghijklmnop', 'abcdefghijkl'],
    ['{"access_token":"opaque-value-1"}', 'opaque-value-1'],
    ['https://user:hunter22@x.example/', 'hunter22'],
    ['eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.c2lnbmF0dXJl', 'eyJzdWIi'],
  ])('%s loses its secret', (input, secret) => {
    expect(text(input)).not.toContain(secret)
  })
})

it('hides any secret of 12 characters or more, wherever it stands', () => {
  const encoders = fc.constantFrom(...Object.values(ENCODINGS))
  const secrets = fc.string({ minLength: 12, maxLength: 90 }).filter((s) => s.trim().length >= 12)
  fc.assert(
    fc.property(secrets, encoders, fc.string(), (secret, encode, around) => {
      const redactor = createRedactor([{ name: 's', value: secret }])
      const encoded = encode(secret)
      expect(redactor.text(`${around}${encoded}${around}`)).not.toContain(encoded)
    }),
  )
})

it('takes time that grows with the text, not with its square', () => {
  const redactor = createRedactor([{ name: 's', value: CANARY }])
  const timeOf = (length: number) => {
    const text = `${CANARY} and prose `.repeat(length / 50)
    const start = performance.now()
    redactor.text(text)
    return performance.now() - start
  }
  timeOf(50_000)
  expect(timeOf(800_000)).toBeLessThan(40 * Math.max(1, timeOf(50_000)))
})
