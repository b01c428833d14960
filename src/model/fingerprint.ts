// A hash that tells texts apart and stays the same over runs. It protects nothing.

const OFFSET = 0xcbf29ce484222325n
const PRIME = 0x100000001b3n

/** FNV-1a with 64 bits over the UTF-16 code units of the parts, in hexadecimal. */
export function fingerprintOf(parts: readonly string[]): string {
  let hash = OFFSET
  for (const character of parts.join('\u0000').split('')) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(character.charCodeAt(0))) * PRIME)
  }
  return hash.toString(16).padStart(16, '0')
}
