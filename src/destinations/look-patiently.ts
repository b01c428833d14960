// Looks again and again for what arrives later, a little less often each time.

/** Milliseconds before each further look: three quarters of a minute in all. */
export const PAUSES_MS = [1_000, 2_000, 4_000, 8_000, 15_000, 15_000] as const

/** The first look that is enough, or the last one. `wait` ends early when the check's time is over. */
export async function lookPatiently<T>(
  look: () => Promise<T>,
  isEnough: (seen: T) => boolean,
  wait: (ms: number) => Promise<void>,
): Promise<T> {
  let seen = await look()
  for (const pauseMs of PAUSES_MS) {
    if (isEnough(seen)) return seen
    await wait(pauseMs)
    seen = await look()
  }
  return seen
}
