// Bytes of a file or a pipe → text: UTF-8, or UTF-16 where a byte order mark says so.

/** Windows PowerShell writes UTF-16 when output is redirected with ">". */
export function textOfBytes(bytes: Uint8Array): string {
  return new TextDecoder(encodingOf(bytes)).decode(bytes)
}

/** What the byte order mark at the beginning says. */
export function encodingOf([first, second]: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'
}
