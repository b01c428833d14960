// Interleaved A/B timing: both sides meet the same weather, so their ratio holds on a noisy machine.

export interface Side {
  readonly name: string
  run(): Promise<unknown> | unknown
}

export interface Comparison {
  readonly name: string
  /** Milliseconds, median and worst. */
  readonly subject: Spread
  readonly base: Spread
  /** Median of the ratios round by round, and the worst round. */
  readonly ratio: Spread
  readonly goal: number
  /** What one run of the subject reads, for its throughput. */
  readonly bytes?: number
}

export interface Spread {
  readonly median: number
  readonly worst: number
}

export interface Plan {
  readonly name: string
  readonly subject: Side
  readonly base: Side
  /** Highest ratio that is good enough. */
  readonly goal: number
  readonly rounds: number
  readonly perRound: number
  /** What one run of the subject reads, for its throughput. */
  readonly bytes?: number
}

/** Runs A and B in turn; each round compares the medians of its own runs. */
export async function compare(plan: Plan): Promise<Comparison> {
  await timeOnce(plan.subject)
  await timeOnce(plan.base)
  const subject: number[] = []
  const base: number[] = []
  const ratios: number[] = []
  for (let round = 0; round < plan.rounds; round++) {
    const here: number[] = []
    const there: number[] = []
    for (let at = 0; at < plan.perRound; at++) {
      here.push(await timeOnce(plan.subject))
      there.push(await timeOnce(plan.base))
    }
    ratios.push(medianOf(here) / medianOf(there))
    subject.push(...here)
    base.push(...there)
  }
  return {
    name: plan.name,
    subject: spreadOf(subject),
    base: spreadOf(base),
    ratio: spreadOf(ratios),
    goal: plan.goal,
    ...(plan.bytes === undefined ? {} : { bytes: plan.bytes }),
  }
}

async function timeOnce(side: Side): Promise<number> {
  const start = performance.now()
  await side.run()
  return performance.now() - start
}

export function spreadOf(values: readonly number[]): Spread {
  return { median: medianOf(values), worst: Math.max(...values) }
}

function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}
