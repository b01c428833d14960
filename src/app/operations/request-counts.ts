// Requests and their durations since this process started.
export interface RequestSeen {
  readonly method: string
  /** Its pattern, not its address. */
  readonly route: string
  readonly status: number
}

export interface RequestCount extends RequestSeen {
  readonly total: number
}

export interface Durations {
  /** How many took at most `BUCKETS_MS[i]` milliseconds. */
  readonly buckets: readonly number[]
  readonly sumMs: number
  readonly total: number
}

export interface RequestCounts {
  count(request: RequestSeen, durationMs: number): void
  byRoute(): readonly RequestCount[]
  durations(): Durations
}

export const BUCKETS_MS = [5, 25, 100, 250, 500, 1000, 2500, 5000, 10_000, 30_000, 60_000, 120_000]

export function createRequestCounts(): RequestCounts {
  const counts = new Map<string, { seen: RequestSeen; total: number }>()
  const buckets = BUCKETS_MS.map(() => 0)
  let sumMs = 0
  let total = 0
  return {
    count(seen, durationMs) {
      const name = `${seen.method} ${seen.route} ${seen.status}`
      const entry = counts.get(name) ?? { seen, total: 0 }
      counts.set(name, { seen, total: entry.total + 1 })
      for (const [index, most] of BUCKETS_MS.entries()) {
        if (durationMs <= most) buckets[index] = (buckets[index] ?? 0) + 1
      }
      sumMs += durationMs
      total += 1
    },
    byRoute: () =>
      [...counts.values()].map(({ seen, total: times }) => ({ ...seen, total: times })),
    durations: () => ({ buckets: [...buckets], sumMs, total }),
  }
}
