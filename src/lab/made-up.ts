// Secrets and ids that look real and are not: derived from a word, so they are the same every time.

const BASE64URL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** The `sig` of a flow address: 43 characters, the base64url of 32 bytes. */
export function madeUpSignature(word: string): string {
  return Array.from(madeUpBytes(word, 43), (byte) => BASE64URL[byte % 64]).join('')
}

/** The `sig` of a SAS as it stands in a URL: the base64 of 32 bytes, percent-encoded. */
export function madeUpSasSignature(word: string): string {
  return encodeURIComponent(btoa(String.fromCharCode(...madeUpBytes(word, 32))))
}

/** A storage account key: 64 bytes in base64. */
export function madeUpKey(word: string): string {
  return btoa(String.fromCharCode(...madeUpBytes(word, 64)))
}

/** `length` hexadecimal digits. */
export function madeUpHex(word: string, length: number): string {
  return Array.from(madeUpBytes(word, length), (byte) => (byte % 16).toString(16)).join('')
}

export function madeUpGuid(word: string): string {
  return madeUpHex(word, 32).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/** A linear congruential generator: repeatable is all it has to be. */
function madeUpBytes(word: string, length: number): Uint8Array {
  let state = [...word].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) >>> 0, 7)
  return Uint8Array.from({ length }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state >>> 16
  })
}
