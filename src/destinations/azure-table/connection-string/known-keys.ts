// The keys of a storage connection string, and the one a typo most likely meant.

export const KNOWN_KEYS = [
  'DefaultEndpointsProtocol',
  'AccountName',
  'AccountKey',
  'EndpointSuffix',
  'TableEndpoint',
  'BlobEndpoint',
  'QueueEndpoint',
  'FileEndpoint',
  'TableSecondaryEndpoint',
  'BlobSecondaryEndpoint',
  'QueueSecondaryEndpoint',
  'FileSecondaryEndpoint',
  'SharedAccessSignature',
  'UseDevelopmentStorage',
  'DevelopmentStorageProxyUri',
] as const
export type KnownKey = (typeof KNOWN_KEYS)[number]

const BY_FOLDED = new Map<string, KnownKey>(KNOWN_KEYS.map((key) => [key.toLowerCase(), key]))

export function knownKey(typed: string): KnownKey | undefined {
  return BY_FOLDED.get(typed.toLowerCase())
}

/** The key that is at most two slips away. */
export function closestKey(typed: string): KnownKey | undefined {
  const folded = typed.toLowerCase().replace(/[\s_-]/g, '')
  return KNOWN_KEYS.find((key) => isWithinTwo(folded, key.toLowerCase()))
}

function isWithinTwo(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 2) return false
  let row = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (let at = 1; at <= a.length; at++) {
    const next = [at]
    for (let column = 1; column <= b.length; column++) {
      const replaced = (row[column - 1] ?? 0) + (a[at - 1] === b[column - 1] ? 0 : 1)
      next.push(Math.min(replaced, (row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1))
    }
    row = next
  }
  return (row[b.length] ?? 3) <= 2
}
