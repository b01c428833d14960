// Files as Windows and others write them.
import { expect, test } from 'vitest'
import { textOfBytes } from '../../../src/platform/node/text-of-bytes.ts'

const TEXT = 'AADSTS7000215: geheim – ungültig'

test.each([
  ['UTF-8', Buffer.from(TEXT)],
  ['UTF-8 with a byte order mark', Buffer.from(`\uFEFF${TEXT}`)],
  ['UTF-16, as PowerShell redirects', Buffer.from(`\uFEFF${TEXT}`, 'utf16le')],
  ['UTF-16, big-endian', Buffer.from(`\uFEFF${TEXT}`, 'utf16le').swap16()],
])('reads %s', (_, bytes) => {
  expect(textOfBytes(bytes)).toBe(TEXT)
})

test('reads nothing, and bytes that are no text', () => {
  expect(textOfBytes(new Uint8Array())).toBe('')
  expect(textOfBytes(Uint8Array.of(0xff, 0x41))).toBe('\uFFFDA')
})
