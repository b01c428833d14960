// Waits for Ctrl-C or a request to end.
import type { CliHost } from './host.ts'

export function untilInterrupted(host: CliHost): Promise<void> {
  return new Promise((resolve) => {
    const stop = host.onInterrupt(() => {
      stop()
      resolve()
    })
  })
}
