// Look-up in sorted hashes, which the build can keep: a map would have to be filled at each start.

/** The position of the first one that is not smaller. */
export function firstAtLeast(hash: number, hashes: Int32Array): number {
  let [low, high] = around(hash, hashes)
  while (low < high) {
    const middle = (low + high) >> 1
    if ((hashes[middle] ?? 0) < hash) low = middle + 1
    else high = middle
  }
  return low
}

export function holds(hashes: Int32Array, hash: number): boolean {
  return hashes[firstAtLeast(hash, hashes)] === hash
}

/** Starts where hashes as even as these have it, and looks around there in growing steps. */
function around(hash: number, hashes: Int32Array): [low: number, high: number] {
  const guess = Math.floor(((hash + 2 ** 31) / 2 ** 32) * hashes.length)
  let low = guess
  let high = guess
  for (let step = NEAR; low > 0 && (hashes[low - 1] ?? 0) >= hash; step *= 2) low -= step
  for (let step = NEAR; high < hashes.length && (hashes[high] ?? 0) < hash; step *= 2) high += step
  return [Math.max(0, low), Math.min(high, hashes.length)]
}

/** Numbers that stand in the cache when one of them does. */
const NEAR = 8
