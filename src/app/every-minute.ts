// What the service does unasked, whichever runtime wakes it.
import type { AppServices } from './services.ts'

/** Wakes jobs that were forgotten, and checks what is watched and due. */
export async function everyMinute({ jobs, watch }: AppServices): Promise<void> {
  await jobs?.sweep()
  await watch?.tick()
}
