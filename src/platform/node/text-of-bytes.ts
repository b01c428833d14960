// Bytes of a file or a pipe → text: UTF-8, or UTF-16 where a byte order mark says so.

/** Windows PowerShell writes UTF-16 when output is redirected with ">". */
export function textOfBytes(bytes: Uint8Array): string {
  return new TextDecoder(encodingOf(bytes)).decode(bytes)
}

/** Where what gives a file away stands. */
const HEAD_BYTES = 4096
/** Stray control characters occur in logs; images, archives and office files are full of them. */
const MOST_STRANGE = 0.1

/** Whether bytes were no text: much of it is no character, or a control character. */
export function isBinary(text: string): boolean {
  const head = text.slice(0, HEAD_BYTES)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  const strange = head.match(/[\u0000-\u0008\u000e-\u001a\u001c-\u001f\ufffd]/g)?.length ?? 0
  return strange > head.length * MOST_STRANGE
}

/** What the byte order mark at the beginning says. */
export function encodingOf([first, second]: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'
}
