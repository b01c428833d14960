// What wakes the consumers of jobs. The tables hold what is to be done: a message that is lost or
// comes twice delays a job or does nothing.
export interface JobQueue {
  /** Has each of the jobs processed, not before `delayMs` milliseconds. */
  enqueue(ids: readonly string[], delayMs?: number): Promise<void>
}
