// A PEM private key as it stands in a config: on one line, with "\n" spelled out, or as it should be.

const PEM = /-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\s]+)-----END PRIVATE KEY-----/

export function isPkcs8(text: string): boolean {
  return PEM.test(withNewlines(text))
}

/** The key's bytes; undefined when the text is no such key. */
export function pkcs8Bytes(text: string): Uint8Array<ArrayBuffer> | undefined {
  const body = PEM.exec(withNewlines(text))?.[1]?.replace(/\s+/g, '')
  if (body === undefined) return undefined
  try {
    return Uint8Array.from(atob(body), (char) => char.charCodeAt(0))
  } catch {
    return undefined
  }
}

/** Environment variables often carry the two characters instead of a line break. */
function withNewlines(text: string): string {
  return text.replaceAll('\\r', '').replaceAll('\\n', '\n')
}
