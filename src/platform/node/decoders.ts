// The streams that undo an answer's Content-Encoding, outermost first.
import type { Transform } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib'

/** More layers than anybody sends in earnest. */
const MAX_ENCODINGS = 2

/** The layers of a Content-Encoding header, outermost first, without `identity`. */
export function encodingsOf(header: string | undefined): readonly string[] {
  return (header ?? '')
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && name !== 'identity')
    .reverse()
}

/** Undefined when a layer is unknown or there are too many; `firstByte` tells the two deflates apart. */
export function createDecoders(
  encodings: readonly string[],
  firstByte: number,
): readonly Transform[] | undefined {
  if (encodings.length > MAX_ENCODINGS) return undefined
  const decoders = encodings.map((name) => createDecoder(name, firstByte))
  return decoders.every((decoder) => decoder !== undefined) ? decoders : undefined
}

function createDecoder(name: string, firstByte: number): Transform | undefined {
  switch (name) {
    case 'gzip':
    case 'x-gzip':
      return createGunzip()
    case 'br':
      return createBrotliDecompress()
    case 'deflate':
      // Some servers leave the zlib header out (RFC 9110, 8.4.1.2 tells why).
      return (firstByte & 0x0f) === 8 ? createInflate() : createInflateRaw()
    default:
      return undefined
  }
}
