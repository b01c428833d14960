// Runs tasks a few at a time, and never two of the same group: a destination is not to be hurried.

export interface QueuedTask<T> {
  /** Tasks of one group run one after the other. */
  readonly group: string
  run(): Promise<T>
}

/**
 * The results in the order of the tasks. The longest group that is free goes first, so that the whole
 * takes little longer than its longest chain.
 */
export async function runQueue<T>(
  tasks: readonly QueuedTask<T>[],
  concurrency: number,
): Promise<readonly T[]> {
  const results: T[] = []
  const waiting = new Map<string, number[]>()
  for (const [index, { group }] of tasks.entries()) {
    waiting.set(group, [...(waiting.get(group) ?? []), index])
  }
  const busy = new Set<string>()
  const freed = new Set<() => void>()
  const next = () => {
    const free = [...waiting].filter(([group, left]) => left.length > 0 && !busy.has(group))
    return free.reduce<(typeof free)[number] | undefined>(
      (longest, one) => (one[1].length > (longest?.[1].length ?? 0) ? one : longest),
      undefined,
    )
  }
  const work = async () => {
    while ([...waiting.values()].some((left) => left.length > 0)) {
      const [group, left] = next() ?? []
      const index = left?.shift()
      if (group === undefined || index === undefined) {
        await new Promise<void>((resolve) => freed.add(resolve))
        continue
      }
      busy.add(group)
      results[index] = (await tasks[index]?.run()) as T
      busy.delete(group)
      for (const wake of freed) wake()
      freed.clear()
    }
  }
  await Promise.all(Array.from({ length: Math.min(concurrency, tasks.length) }, work))
  return results
}
