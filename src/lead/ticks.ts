// .NET ticks: 100 ns since 0001-01-01, as the marketplace puts into its test leads.

/** Ticks at the Unix epoch, from `DateTime.UnixEpoch.Ticks`. */
const EPOCH_TICKS = 621_355_968_000_000_000n
const TICKS_PER_MS = 10_000n

/**
 * 18 digits for a moment in milliseconds since the Unix epoch. `entropy` fills the four digits below
 * a millisecond, so that checks started in the same millisecond differ.
 */
export function ticksOf(epochMs: number, entropy: Uint8Array): string {
  const below = (((entropy[0] ?? 0) << 8) | (entropy[1] ?? 0)) % 10_000
  return String(EPOCH_TICKS + BigInt(Math.trunc(epochMs)) * TICKS_PER_MS + BigInt(below))
}

/** The moment of such ticks, in milliseconds since the Unix epoch. */
export function momentOfTicks(ticks: string): number {
  return Number((BigInt(ticks) - EPOCH_TICKS) / TICKS_PER_MS)
}
