// What the service does unasked, whichever runtime wakes it.
import type { AppServices } from './services.ts'

/** Deletes what has ended, wakes jobs that were forgotten, and checks what is watched and due. */
export async function everyMinute({ access, store, jobs, watch }: AppServices): Promise<void> {
  await access.sessions.forget()
  await access.keys.forget()
  await store.forget()
  await jobs?.sweep()
  await watch?.tick()
}
